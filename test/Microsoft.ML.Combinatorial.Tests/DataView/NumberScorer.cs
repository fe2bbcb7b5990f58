using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

/// <summary>Reads X and V[1], fails on rows of one's choice, and "predicts" twice X; it remembers the batches that it was asked for.</summary>
internal sealed class NumberScorer : IExampleColumns<float>
{
    public List<int> BatchSizes { get; } = [];

    /// <summary>The value of X that cannot be read.</summary>
    public float BadValue { get; init; } = float.NaN;

    public Scorer<float, float> Scorer(string outputName = "Twice") => new(
        this,
        [
            new OutputColumn<float, float>(outputName, NumberDataViewType.Single, (float prediction, ref float value) => value = prediction),
            new OutputColumn<float, VBuffer<int>>(
                "Whole",
                new VectorDataViewType(NumberDataViewType.Int32),
                (float prediction, ref VBuffer<int> value) => value = new VBuffer<int>(1, [(int)prediction])),
        ],
        Predict);

    public IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema inputSchema) =>
        [inputSchema["X"], InputColumn.Numbers("V", "numbers").Find(inputSchema)];

    public Func<float> Bind(DataViewRow row)
    {
        ValueGetter<float> getX = row.GetGetter<float>(row.Schema["X"]);
        var numbers = new NumbersReader(row, row.Schema["V"]);
        return () =>
        {
            float x = 0;
            getX(ref x);
            return x == BadValue ? throw new FormatException($"{x} is bad") : x + numbers.Read()[0] + numbers.Read()[1];
        };
    }

    public string? ColumnAtFault(Exception exception) => "X";

    private float[] Predict(IReadOnlyList<float> examples)
    {
        lock (BatchSizes)
        {
            BatchSizes.Add(examples.Count);
        }

        return [.. examples.Select(example => 2 * example)];
    }
}
