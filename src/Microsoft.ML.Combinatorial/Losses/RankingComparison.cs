namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>What a <see cref="LearningToRankLoss"/> compares.</summary>
public enum RankingComparison
{
    /// <summary>Each solution's predicted objective with its true one.</summary>
    Pointwise,

    /// <summary>The truly best solution with each other one.</summary>
    Pairwise,

    /// <summary>The distributions that both orders make over the pool.</summary>
    Listwise,
}
