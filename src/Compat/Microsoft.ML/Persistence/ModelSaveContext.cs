using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Where a transformer or loader saves itself. Components of other assemblies hand it on to a chain of built-in ones.</summary>
public sealed class ModelSaveContext : IDisposable
{
    internal ModelSaveContext(ModelWriter writer) => Writer = writer;

    internal ModelWriter Writer { get; }

    public void Dispose() => Writer.Dispose();
}
