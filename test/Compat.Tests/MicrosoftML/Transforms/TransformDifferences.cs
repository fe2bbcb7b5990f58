namespace Compat.Tests.MicrosoftML;

internal static partial class MLKnownDifferences
{
    private static (string Name, string Path, string Reason)[] Transforms =>
    [
        ("hash_values", WholeCase, "Hash is not offered."),
        ("normalize_text", WholeCase, "NormalizeText is not offered: Unicode normalisation is off in invariant globalization."),
        ("produce_word_bags", WholeCase, "ProduceWordBags is not offered."),
    ];
}
