namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What the costs of a matching are trained to do.</summary>
public enum MatchingSupervision
{
    /// <summary>Make the solver's solution right: the loss is taken at the solution, and its gradient goes through the solver.</summary>
    ThroughSolver,

    /// <summary>Tell each single slot's true value, as a classifier, without the solver; the solver is used for prediction only.
    /// The usual way of doing it by hand, and the baseline to compare with.</summary>
    PerPair,
}
