using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

/// <summary>Small views and ways to read them.</summary>
internal static class Views
{
    public static IDataView Floats(this MLContext ml, params float[] values) =>
        ml.Data.LoadFromEnumerable(values.Select(v => new FloatRow { X = v }));

    public static IDataView Doubles(this MLContext ml, params double[] values) =>
        ml.Data.LoadFromEnumerable(values.Select(v => new DoubleRow { X = v }));

    public static IDataView Ints(this MLContext ml, params int[] values) =>
        ml.Data.LoadFromEnumerable(values.Select(v => new IntRow { X = v }));

    public static IDataView Texts(this MLContext ml, params string?[] values) =>
        ml.Data.LoadFromEnumerable(values.Select(v => new TextRow { T = v! }));

    /// <summary>A column V of known size, whose rows may be sparse.</summary>
    public static IDataView Vectors(this MLContext ml, int size, params VBuffer<float>[] values)
    {
        var definition = SchemaDefinition.Create(typeof(VectorRow));
        definition["V"].ColumnType = size > 0
            ? new VectorDataViewType(NumberDataViewType.Single, size)
            : new VectorDataViewType(NumberDataViewType.Single);
        return ml.Data.LoadFromEnumerable(values.Select(v => new VectorRow { V = v }), definition);
    }

    public static VBuffer<float> Dense(params float[] values) => new(values.Length, values);

    public static VBuffer<float> Sparse(int length, params (int Index, float Value)[] items) =>
        new(length, items.Length, [.. items.Select(i => i.Value)], [.. items.Select(i => i.Index)]);

    public static T[] Column<T>(this IDataView view, string name) => [.. view.GetColumn<T>(name)];

    public static T[][] VectorColumn<T>(this IDataView view, string name) =>
        [.. view.GetColumn<VBuffer<T>>(name).Select(v => v.DenseValues().ToArray())];

    public static string[] SlotNames(this IDataView view, string name)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema[name].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }

    /// <summary>The transformer after saving and loading it.</summary>
    public static ITransformer SavedAndLoaded(this MLContext ml, ITransformer transformer, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(transformer, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    public static void AreEqual<T>(T[][] expected, T[][] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int row = 0; row < expected.Length; row++)
            CollectionAssert.AreEqual(expected[row], actual[row], $"row {row}");
    }

    internal sealed class FloatRow
    {
        public float X { get; set; }
    }

    internal sealed class DoubleRow
    {
        public double X { get; set; }
    }

    internal sealed class IntRow
    {
        public int X { get; set; }
    }

    internal sealed class TextRow
    {
        public string T { get; set; } = "";
    }

    internal sealed class VectorRow
    {
        public VBuffer<float> V { get; set; }
    }
}
