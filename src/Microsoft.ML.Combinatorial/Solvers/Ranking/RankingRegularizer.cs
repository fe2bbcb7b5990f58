namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>What makes a soft rank or a soft sort smooth.</summary>
public enum RankingRegularizer
{
    /// <summary>Half the squared norm: piecewise linear results, whose gradients are often exactly sparse. The usual choice.</summary>
    Quadratic,

    /// <summary>Negative entropy: results that are smooth within a block of pooled items.</summary>
    Entropic,
}
