using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Tests.Training;

/// <summary>Examples in memory, in an order of its own for each epoch.</summary>
internal sealed class ListSource<TExample>(IReadOnlyList<TExample> examples) : IExampleSource<TExample>
{
    public IEnumerable<TExample> Read(int epoch)
    {
        TExample[] order = [.. examples];
        if (epoch >= 0)
        {
            new Random(epoch).Shuffle(order);
        }

        return order;
    }
}
