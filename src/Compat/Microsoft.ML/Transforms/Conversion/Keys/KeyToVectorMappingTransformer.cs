using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<KeyToVectorMappingTransformer>("KeyToVector")]

namespace Microsoft.ML.Transforms;

/// <summary>
/// A key becomes the indicator vector of its value, a missing key the zero vector. The indicators of a vector of keys
/// stand one behind the other, or are added up to counts.
/// </summary>
public sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase, IModelLoader
{
    private readonly bool _counts;

    internal KeyToVectorMappingTransformer((string Output, string Input)[] columns, bool outputCountVector)
        : base(ColumnNames.Checked(columns)) => _counts = outputCountVector;

    private protected override string LoaderName => "KeyToVector";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new KeyToVectorMappingTransformer(LoadColumns(reader), reader.Binary.ReadBoolean());

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        writer.Binary.Write(_counts);
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        int count = KeyMapping.CountOf(input);
        var single = NumberDataViewType.Single;
        if (input.Type is not VectorDataViewType vector)
        {
            return new(new VectorDataViewType(single, count), Annotations(input, count, 1),
                row => Indicator((ValueGetter<int>)KeyMapping.CreateIndexGetter(row, input), count));
        }
        if (_counts)
        {
            return new(new VectorDataViewType(single, count), Annotations(input, count, 1),
                row => Counts((ValueGetter<VBuffer<int>>)KeyMapping.CreateIndexGetter(row, input), count));
        }
        return new(new VectorDataViewType(single, vector.Size, count), Annotations(input, count, vector.Size),
            row => Indicators((ValueGetter<VBuffer<int>>)KeyMapping.CreateIndexGetter(row, input), count));
    }

    /// <param name="size">Number of keys whose indicators stand side by side; 0 when it varies.</param>
    private DataViewSchema.Annotations Annotations(DataViewSchema.Column input, int count, int size)
    {
        bool isScalar = input.Type is not VectorDataViewType;
        var builder = new DataViewSchema.Annotations.Builder();
        if (size > 0 && KeyMapping.TextsOf(input) is { } texts)
        {
            var names = isScalar || _counts
                ? texts
                : [.. KeyMapping.SlotLabels(input, size).SelectMany(slot => texts, (slot, text) => $"{slot}.{text}".AsMemory())];
            builder.AddSlotNames(new(names.Length, names));
        }
        if (size > 0 && !_counts)
        {
            int[] ranges = [.. Enumerable.Range(0, size).SelectMany(i => new[] { i * count, ((i + 1) * count) - 1 })];
            builder.Add(AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, size, 2),
                (ref VBuffer<int> value) => new VBuffer<int>(ranges.Length, ranges).CopyTo(ref value));
        }
        if (!_counts || isScalar)
            builder.AddIsNormalized();
        return builder.ToAnnotations();
    }

    private static ValueGetter<VBuffer<float>> Indicator(ValueGetter<int> source, int count)
    {
        int index = -1;
        return (ref VBuffer<float> result) =>
        {
            source(ref index);
            var editor = VBufferEditor.Create(ref result, count, index < 0 ? 0 : 1);
            if (index >= 0)
                Set(editor, 0, index);
            result = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<float>> Indicators(ValueGetter<VBuffer<int>> source, int count)
    {
        VBuffer<int> keys = default;
        return (ref VBuffer<float> result) =>
        {
            source(ref keys);
            var indices = keys.GetValues();
            int present = indices.Length - indices.Count(-1);
            var editor = VBufferEditor.Create(ref result, checked(indices.Length * count), present);
            int next = 0;
            for (int slot = 0; slot < indices.Length; slot++)
            {
                if (indices[slot] >= 0)
                    Set(editor, next++, (slot * count) + indices[slot]);
            }
            result = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<float>> Counts(ValueGetter<VBuffer<int>> source, int count)
    {
        VBuffer<int> keys = default;
        var found = new SortedDictionary<int, float>();
        return (ref VBuffer<float> result) =>
        {
            source(ref keys);
            found.Clear();
            foreach (int index in keys.GetValues())
            {
                if (index >= 0)
                    found[index] = found.GetValueOrDefault(index) + 1;
            }
            var editor = VBufferEditor.Create(ref result, count, found.Count);
            int next = 0;
            foreach (var (index, times) in found)
                Set(editor, next++, index, times);
            result = editor.Commit();
        };
    }

    /// <summary>A vector with a value in every slot is dense and has no indices.</summary>
    private static void Set(in VBufferEditor<float> editor, int position, int index, float value = 1)
    {
        editor.Values[position] = value;
        if (!editor.Indices.IsEmpty)
            editor.Indices[position] = index;
    }
}
