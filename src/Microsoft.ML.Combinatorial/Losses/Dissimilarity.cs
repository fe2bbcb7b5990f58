namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>How different a solution is from the true one, as an <see cref="ImitationLoss"/> measures it. Both measures are linear in the
/// solution, so that the loss needs nothing but the solver.</summary>
public enum Dissimilarity
{
    /// <summary>Nothing: the perceptron.</summary>
    None,

    /// <summary>The number of slots that differ (0/1 solutions).</summary>
    Hamming,

    /// <summary>What the solution costs more than the true one under the true costs.</summary>
    Regret,
}
