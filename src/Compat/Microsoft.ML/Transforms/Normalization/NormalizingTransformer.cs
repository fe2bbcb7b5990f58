using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<NormalizingTransformer>("Normalizer")]

namespace Microsoft.ML.Transforms;

/// <summary>Brings the values of each column, or of each slot of a vector column, to a common range.</summary>
public sealed partial class NormalizingTransformer : OneToOneTransformerBase, IModelLoader
{
    private readonly FittedColumn[] _fitted;

    internal NormalizingTransformer((string Output, string Input)[] columns, FittedColumn[] fitted)
        : base(columns) => _fitted = fitted;

    private protected override string LoaderName => "Normalizer";

    public NormalizerModelParametersBase GetNormalizerModelParameters(int columnIndex)
    {
        Check.Param(columnIndex >= 0 && columnIndex < _fitted.Length, nameof(columnIndex),
            $"There are {_fitted.Length} normalised columns");
        return _fitted[columnIndex].Parameters;
    }

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader)
    {
        var columns = LoadColumns(reader);
        return new NormalizingTransformer(columns, [.. columns.Select(_ => FittedColumn.Load(reader.Binary))]);
    }

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        foreach (var fitted in _fitted)
            fitted.Save(writer.Binary);
    }

    /// <summary>
    /// The output has the type that was seen when fitting, size included. The input's size is not compared with it: a
    /// column that declares another one may still deliver rows of the right length.
    /// </summary>
    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        var fitted = _fitted[index];
        bool fits = fitted.Type is VectorDataViewType
            ? input.Type.IsKnownSizeVector()
            : input.Type is not VectorDataViewType;
        if (!fits || !input.Type.ItemType().Equals(fitted.Type.ItemType()))
        {
            throw SchemaErrors.Mismatch("input", input.Name,
                $"scalar or known-size vector of {fitted.Type.ItemType()}", input.Type.ToString()!);
        }

        var annotations = new DataViewSchema.Annotations.Builder();
        if (input.HasSlotNames() && input.Type.Equals(fitted.Type))
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        annotations.AddIsNormalized();
        return new(fitted.Type, annotations.ToAnnotations(), row => fitted.CreateGetter(row, input));
    }
}
