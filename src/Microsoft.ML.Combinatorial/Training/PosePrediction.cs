namespace Microsoft.ML.Combinatorial.Training;

/// <summary>The relative pose found for one pair of views, x₂ ∼ R x₁ + t.</summary>
/// <param name="Pose">R row by row, then t of unit length; 12 values, zeros where no pose was found.</param>
/// <param name="Essential">[t]× R of unit norm, 9 values row by row; zeros where no pose was found.</param>
/// <param name="Weights">The predicted probability, 0 … 1, that each correspondence is right.</param>
/// <param name="Inliers">1 for each correspondence that agrees with the pose, 0 for others.</param>
public sealed record PosePrediction(float[] Pose, float[] Essential, float[] Weights, float[] Inliers);
