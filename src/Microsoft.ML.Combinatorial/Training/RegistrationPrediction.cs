namespace Microsoft.ML.Combinatorial.Training;

/// <summary>The registration found for one task.</summary>
/// <param name="Transformation">R row by row, then t, then s: q = s R p + t, 13 values; s is 1 unless a similarity is asked for. The identity
/// where <paramref name="IsDegenerate"/>.</param>
/// <param name="Weights">The weight of each pair in the last fit, 0 … 1; all 0 where <paramref name="IsDegenerate"/>.</param>
/// <param name="Residual">√(Σ w² r² / Σ w²) over the pairs, in the target's unit; where <paramref name="IsDegenerate"/>, over all pairs
/// alike.</param>
/// <param name="IsDegenerate">Whether the pairs do not determine a transformation: too few, or all on one line.</param>
public sealed record RegistrationPrediction(double[] Transformation, float[] Weights, double Residual, bool IsDegenerate);
