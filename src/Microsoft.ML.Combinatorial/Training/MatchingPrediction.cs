namespace Microsoft.ML.Combinatorial.Training;

/// <summary>The matching found for one task.</summary>
/// <param name="Match">For each left keypoint the matched right keypoint, or −1 for none; length l.</param>
/// <param name="Assignment">The node part of the solution, 0 or 1, left keypoint by left keypoint; length l · r.</param>
/// <param name="Objective">The predicted costs of the whole solution; smaller is surer.</param>
/// <param name="Bound">A lower bound of the least objective; NaN where the solver gave none.</param>
public sealed record MatchingPrediction(int[] Match, float[] Assignment, double Objective, double Bound);
