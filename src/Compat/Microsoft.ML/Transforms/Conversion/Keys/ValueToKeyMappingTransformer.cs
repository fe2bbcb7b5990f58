using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<ValueToKeyMappingTransformer>("ValueToKey")]

namespace Microsoft.ML.Transforms;

/// <summary>Gives values their keys; a value that was not seen when fitting gets the missing key 0.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase, IModelLoader
{
    private readonly KeyVocabulary[] _vocabularies;
    private readonly bool _annotationsAsText;

    internal ValueToKeyMappingTransformer(
        (string Output, string Input)[] columns, KeyVocabulary[] vocabularies, bool annotationsAsText)
        : base(columns)
    {
        _vocabularies = vocabularies;
        _annotationsAsText = annotationsAsText;
    }

    private protected override string LoaderName => "ValueToKey";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader)
    {
        var columns = LoadColumns(reader);
        bool annotationsAsText = reader.Binary.ReadBoolean();
        return new ValueToKeyMappingTransformer(
            columns, [.. columns.Select(_ => KeyVocabulary.Load(reader.Binary))], annotationsAsText);
    }

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        writer.Binary.Write(_annotationsAsText);
        foreach (var vocabulary in _vocabularies)
            vocabulary.Save(writer.Binary);
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        var vocabulary = _vocabularies[index];
        var item = input.Type.ItemType();
        if (!item.Equals(vocabulary.ItemType))
        {
            throw new InvalidOperationException(
                $"Could not apply a map over type '{vocabulary.ItemType}' to column '{Columns[index].Output}' since it has type '{item}'");
        }

        var annotations = new DataViewSchema.Annotations.Builder();
        if (input.HasSlotNames())
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        vocabulary.AddKeyValues(annotations, input, _annotationsAsText);
        var mapper = vocabulary.Mapper;
        DataViewType type = input.Type is VectorDataViewType vector
            ? new VectorDataViewType(vocabulary.KeyType, vector.Dimensions)
            : vocabulary.KeyType;
        return new(type, annotations.ToAnnotations(), row => ItemMapping.CreateGetter(row, input, mapper));
    }
}
