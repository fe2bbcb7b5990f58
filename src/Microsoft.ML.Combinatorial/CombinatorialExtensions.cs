namespace Microsoft.ML;

/// <summary>Gives an <see cref="MLContext"/> its combinatorial operations.</summary>
public static class CombinatorialExtensions
{
    /// <summary>The operations on combinatorial models: evaluation, utilities for models, seeds and progress.</summary>
    /// <param name="mlContext">The context, whose log and seed they use.</param>
    public static CombinatorialCatalog Combinatorial(this MLContext mlContext) => new(mlContext);
}
