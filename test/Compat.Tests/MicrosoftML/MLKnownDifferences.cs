namespace Compat.Tests.MicrosoftML;

/// <summary>Where the implementation in src/Compat differs from what the package was observed to do, each with the reason.</summary>
internal static partial class MLKnownDifferences
{
    /// <summary>Stands for the whole case: the API is not offered.</summary>
    public const string WholeCase = "*";

    private const string NotContractual = "Which rows a seed draws is not contractual; the case says so itself.";

    private static readonly (string Name, string Path, string Reason)[] Table =
    [
        .. Transforms,
        ("get_output_schema_equals_transform_schema", "bags", "ProduceWordBags is not offered."),
        ("get_output_schema_equals_transform_schema", "hash", "Hash is not offered."),
        ("missing_input_column_at_fit", "hash", "Hash is not offered."),
        ("missing_input_column_at_fit", "normText", "NormalizeText is not offered."),
        ("missing_input_column_at_fit", "bags", "ProduceWordBags is not offered."),
        ("model_round_trip_keys_and_text", "hash", "Hash is not offered."),
        ("model_round_trip_keys_and_text", "normalize", "NormalizeText is not offered."),
        ("model_round_trip_keys_and_text", "bags", "ProduceWordBags is not offered."),
        ("model_load_broken", "entryNames", "The zip has a layout of its own."),
        ("regression_metrics", WholeCase, "API not offered: there are no trainers here whose models it would evaluate."),
        ("train_test_split", "train", NotContractual),
        ("train_test_split", "test", NotContractual),
        ("train_test_split_by_sampling_key", "trainGroups", NotContractual),
        ("train_test_split_by_sampling_key", "testGroups", NotContractual),
    ];

    public static IEnumerable<(string Path, string Reason)> Of(string name) =>
        Table.Where(d => d.Name == name).Select(d => (d.Path, d.Reason));

    public static IEnumerable<string> NotOffered => Table.Where(d => d.Path == WholeCase).Select(d => d.Name);

    public static IEnumerable<(string Name, string Reason)> Names => Table.Select(d => (d.Name, d.Reason));
}
