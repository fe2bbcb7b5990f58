namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What the weights of a relative pose's correspondences are trained to do.</summary>
public enum PoseSupervision
{
    /// <summary>Make the weighted eight-point solution right, and tell right correspondences from wrong ones: the mean of min(1, symmetric epipolar
    /// distance) of right correspondences, whose gradient goes through the solver to the weights by its implicit derivative, plus a balanced logistic
    /// loss.</summary>
    ThroughSolver,

    /// <summary>Make the solutions of minimal samples right, drawn by the weights: the mean of min(1, symmetric epipolar distance) of right
    /// correspondences, whose gradient goes through the five-point solver to the drawn measurements and straight through the draw (MinBackProp), plus the
    /// balanced logistic loss.</summary>
    ThroughSamples,

    /// <summary>Tell right correspondences from wrong ones, as a classifier, without a solver; the baseline to compare with.</summary>
    PerCorrespondence,
}
