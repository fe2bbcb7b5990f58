using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// The form in which a transform is saved: a chain of ML.NET's own transforms around one mapping of ours, because ML.NET lets
/// no other assembly write a model of its own. The payload travels as the one value of a lookup table.
/// </summary>
/// <remarks>
/// The stages: a constant key; the lookup of the payload by it; copies of the input columns under fixed names; the mapping;
/// copies of its results under the user's names; the removal of all helper columns. Dropping columns also removes hidden ones.
/// </remarks>
internal static class StoredChain
{
    /// <summary>The payload's column, as it is named in saved models and in error messages.</summary>
    public const string PayloadColumnName = "Combinatorial:Model";

    /// <summary>Builds the chain. Nothing of it looks at data.</summary>
    /// <param name="payload">The model as text.</param>
    /// <param name="inputs">Each input column's name, the fixed name it is copied to, and its type.</param>
    /// <param name="outputs">The fixed name of each result and the column's name.</param>
    /// <param name="mapping">The mapping from the payload and the fixed input columns to the fixed results.</param>
    public static TransformerChain<ITransformer> Build(
        string payload,
        IReadOnlyList<(string Name, string FixedName, DataViewType Type)> inputs,
        IReadOnlyList<(string FixedName, string Name)> outputs,
        Func<TransformsCatalog, IEstimator<ITransformer>> mapping)
    {
        TransformsCatalog transforms = new MLContext().Transforms;
        var table = new Dictionary<int, string> { [StoredKey.Value] = payload };
        List<IEstimator<ITransformer>> stages =
        [
            transforms.CustomMapping(new StoredKeyFactory().GetMapping(), StoredKeyFactory.ContractName),
            transforms.Conversion.MapValue(PayloadColumnName, table, StoredKey.ColumnName),
            .. inputs.Select(input => transforms.CopyColumns(input.FixedName, input.Name)),
            mapping(transforms),
            .. outputs.Select(output => transforms.CopyColumns(output.Name, output.FixedName)),
            transforms.DropColumns(
            [
                StoredKey.ColumnName,
                PayloadColumnName,
                .. inputs.Select(input => input.FixedName),
                .. outputs.Select(output => output.FixedName),
            ]),
        ];
        return Fit(stages, new EmptyView(inputs.DistinctBy(input => input.Name).Select(input => (input.Name, input.Type))));
    }

    /// <summary>Whether stages can be a chain that <see cref="Build"/> made; which transform's, the stage at <see cref="MappingIndex"/>
    /// tells.</summary>
    public static bool IsOne(IReadOnlyList<ITransformer> stages, int inputCount, int outputCount) =>
        stages.Count == MappingIndex(inputCount) + 1 + outputCount + 1 && stages[0] is CustomMappingTransformer<StoredKeyInput, StoredKey>;

    /// <summary>The index of the mapping among the stages.</summary>
    public static int MappingIndex(int inputCount) => 2 + inputCount;

    /// <summary>Reads the payload out of a chain that <see cref="Build"/> made, or that was loaded from its saved form.</summary>
    public static string ReadPayload(MLContext mlContext, IReadOnlyList<ITransformer> stages)
    {
        IDataView view = mlContext.Data.LoadFromEnumerable([new StoredKey()]);
        view = stages[1].Transform(stages[0].Transform(view));
        DataViewSchema.Column column = view.Schema[PayloadColumnName];
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ReadOnlyMemory<char> payload = default;
        cursor.MoveNext();
        cursor.GetGetter<ReadOnlyMemory<char>>(column)(ref payload);
        return payload.ToString();
    }

    private static TransformerChain<ITransformer> Fit(List<IEstimator<ITransformer>> stages, IDataView view)
    {
        var fitted = new ITransformer[stages.Count];
        for (int i = 0; i < fitted.Length; i++)
        {
            fitted[i] = stages[i].Fit(view);
            view = fitted[i].Transform(view);
        }

        return new TransformerChain<ITransformer>(fitted);
    }
}
