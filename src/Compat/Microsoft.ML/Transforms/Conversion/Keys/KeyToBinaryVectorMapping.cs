using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: ModelLoader<KeyToBinaryVectorMappingTransformer>("KeyToBinaryVector")]

namespace Microsoft.ML.Transforms;

/// <summary>Writes keys as binary numbers, one slot for each bit.</summary>
public sealed class KeyToBinaryVectorMappingEstimator : TrivialEstimator<KeyToBinaryVectorMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal KeyToBinaryVectorMappingEstimator(params (string Output, string Input)[] columns)
        : base(new KeyToBinaryVectorMappingTransformer(columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(c => OutputShape(inputSchema.Find("input", c.Input), c.Output)).ToArray());
    }

    private static SchemaShape.Column OutputShape(SchemaShape.Column input, string name)
    {
        bool isVariable = input.Kind == SchemaShape.Column.VectorKind.VariableVector;
        var annotations = new List<SchemaShape.Column>();
        if (!isVariable)
            annotations.Add(AnnotationKinds.SlotNamesShape);
        annotations.Add(AnnotationKinds.IsNormalizedShape);
        return new(name,
            isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, false, new SchemaShape(annotations));
    }
}

/// <summary>
/// The zero-based key in binary, highest bit first, in one bit more than the largest key needs: a missing key is -1, all
/// of whose bits are set.
/// </summary>
public sealed class KeyToBinaryVectorMappingTransformer : OneToOneTransformerBase, IModelLoader
{
    internal KeyToBinaryVectorMappingTransformer(params (string Output, string Input)[] columns)
        : base(ColumnNames.Checked(columns)) { }

    private protected override string LoaderName => "KeyToBinaryVector";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new KeyToBinaryVectorMappingTransformer(LoadColumns(reader));

    private protected override void SaveModel(ModelWriter writer) => SaveColumns(writer);

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        int bits = BitOperations.Log2((uint)KeyMapping.CountOf(input)) + 2;
        if (input.Type is not VectorDataViewType vector)
        {
            return new(new VectorDataViewType(NumberDataViewType.Single, bits), Annotations(input, bits, 1),
                row => Bits((ValueGetter<int>)KeyMapping.CreateIndexGetter(row, input), bits));
        }
        return new(new VectorDataViewType(NumberDataViewType.Single, vector.Size, bits), Annotations(input, bits, vector.Size),
            row => Bits((ValueGetter<VBuffer<int>>)KeyMapping.CreateIndexGetter(row, input), bits));
    }

    private static DataViewSchema.Annotations Annotations(DataViewSchema.Column input, int bits, int size) =>
        AnnotationKinds.Make(builder =>
        {
            if (size > 0)
            {
                var names = Enumerable.Range(0, bits).Select(i => $"Bit{bits - 1 - i}");
                if (input.Type is VectorDataViewType)
                    names = KeyMapping.SlotLabels(input, size).SelectMany(_ => names, (slot, bit) => $"{slot}.{bit}");
                ReadOnlyMemory<char>[] all = [.. names.Select(n => n.AsMemory())];
                builder.AddSlotNames(new(all.Length, all));
            }
            builder.AddIsNormalized();
        });

    private static ValueGetter<VBuffer<float>> Bits(ValueGetter<int> source, int bits)
    {
        int key = -1;
        return (ref VBuffer<float> result) =>
        {
            source(ref key);
            var editor = VBufferEditor.Create(ref result, bits);
            WriteBits(key, editor.Values);
            result = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<float>> Bits(ValueGetter<VBuffer<int>> source, int bits)
    {
        VBuffer<int> keys = default;
        return (ref VBuffer<float> result) =>
        {
            source(ref keys);
            var values = keys.GetValues();
            var editor = VBufferEditor.Create(ref result, checked(values.Length * bits));
            for (int slot = 0; slot < values.Length; slot++)
                WriteBits(values[slot], editor.Values.Slice(slot * bits, bits));
            result = editor.Commit();
        };
    }

    private static void WriteBits(int key, Span<float> bits)
    {
        for (int i = 0; i < bits.Length; i++)
            bits[i] = (key >> (bits.Length - 1 - i)) & 1;
    }
}
