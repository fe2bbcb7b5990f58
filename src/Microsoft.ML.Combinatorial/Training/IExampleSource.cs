namespace Microsoft.ML.Combinatorial.Training;

/// <summary>Where training examples come from: a stream that can be read again for every epoch.</summary>
/// <typeparam name="TExample">One training example.</typeparam>
public interface IExampleSource<out TExample>
{
    /// <summary>Reads all examples.</summary>
    /// <param name="epoch">0 or more: an order of its own for each epoch, the same each time it is asked for. −1: the order of storage.</param>
    IEnumerable<TExample> Read(int epoch);
}
