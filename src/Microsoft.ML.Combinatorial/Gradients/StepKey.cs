namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>What a step's random numbers are keyed by, together with row and sample: equal keys give equal noise at any thread
/// count.</summary>
/// <param name="Seed">The layer's seed.</param>
/// <param name="Step">The layer's step count.</param>
public readonly record struct StepKey(long Seed, long Step);
