namespace Microsoft.ML.Combinatorial.Training;

/// <summary>How the distance of a fitted rotation from the true one is counted.</summary>
public enum RotationLoss
{
    /// <summary>Half the squared Frobenius norm of their difference, 4 sin²(θ/2) for an angle of θ. Smooth everywhere.</summary>
    Chordal,

    /// <summary>The angle θ between them, in radians. Pulls as hard at a small angle as at a large one.</summary>
    Geodesic,
}
