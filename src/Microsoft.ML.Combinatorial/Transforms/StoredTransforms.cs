using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Data;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The transforms that can be saved: how the saved form of each is recognised, and what it is turned back into.</summary>
internal static class StoredTransforms
{
    // A transform is one line here.
    private static readonly (Func<IReadOnlyList<ITransformer>, bool> IsStored, Func<string, torch.Device?, ITransformer> Restore)[] Known =
    [
        (GraphMatchingStorage.IsStored, GraphMatchingStorage.Restore),
        (PointRegistrationStorage.IsStored, PointRegistrationStorage.Restore),
        (RelativePoseStorage.IsStored, RelativePoseStorage.Restore),
    ];

    /// <summary>Replaces every saved chain in a model, at any depth. A model without one is returned as it is.</summary>
    public static ITransformer Unwrap(MLContext mlContext, ITransformer model, torch.Device? device)
    {
        if (model is not IEnumerable<ITransformer> chain)
        {
            return model;
        }

        ITransformer[] stages = [.. chain];
        foreach ((Func<IReadOnlyList<ITransformer>, bool> isStored, Func<string, torch.Device?, ITransformer> restore) in Known)
        {
            if (isStored(stages))
            {
                return restore(StoredChain.ReadPayload(mlContext, stages), device);
            }
        }

        ITransformer[] unwrapped = UnwrapAll(mlContext, stages, device);
        return unwrapped.SequenceEqual(stages) ? model : new TransformerChain<ITransformer>(unwrapped);
    }

    private static ITransformer[] UnwrapAll(MLContext mlContext, ITransformer[] stages, torch.Device? device)
    {
        var unwrapped = new List<ITransformer>(stages.Length);
        try
        {
            foreach (ITransformer stage in stages)
            {
                unwrapped.Add(Unwrap(mlContext, stage, device));
            }
        }
        catch
        {
            // What was restored before the failure belongs to nobody.
            foreach (ITransformer restored in unwrapped.Except(stages))
            {
                (restored as IDisposable)?.Dispose();
            }

            throw;
        }

        return [.. unwrapped];
    }
}
