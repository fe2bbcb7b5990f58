namespace Microsoft.ML.Combinatorial.Tests.Training;

/// <summary>Is told at once, on the caller's thread.</summary>
internal sealed class Receiver<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
