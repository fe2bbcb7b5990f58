namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>How a subgradient ascent goes.</summary>
/// <param name="Steps">At most so many 1-trees.</param>
/// <param name="Lambda">First step length, as a share of the gap.</param>
/// <param name="LeastLambda">The ascent ends when the length falls to this.</param>
/// <param name="Patience">Steps without a rise after which the length shrinks.</param>
/// <param name="Shrink">By how much.</param>
internal readonly record struct AscentSchedule(int Steps, double Lambda, double LeastLambda, int Patience, double Shrink);
