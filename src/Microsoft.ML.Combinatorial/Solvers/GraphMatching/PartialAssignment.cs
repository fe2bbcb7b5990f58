using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Solvers.Assignment;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>Linear assignment where a keypoint may stay without partner: a pair is made only where it lowers the cost.</summary>
internal sealed class PartialAssignment
{
    private readonly JonkerVolgenant<double> _assignment = new();
    private double[] _clipped = [];

    public void Prepare(int left, int right)
    {
        _assignment.Reserve(left, right);
        Workspace.Grow(ref _clipped, left * right);
    }

    /// <summary>Finds the partial matching of least linear cost.</summary>
    /// <param name="linear">Left × right costs.</param>
    /// <param name="match">Receives the right partner of each left keypoint, or −1.</param>
    /// <param name="limits">At the time limit some partial matching is found.</param>
    /// <returns>A lower bound of the least cost: the least cost itself, unless the time limit was reached.</returns>
    public double Solve(ReadOnlySpan<double> linear, Span<int> match, in SolverLimits limits)
    {
        int right = linear.Length / match.Length;
        Span<double> clipped = _clipped.AsSpan(0, linear.Length);
        TensorPrimitives.Min(linear, 0, clipped);
        bool complete = _assignment.Solve(clipped, match.Length, right, match, limits, out double bound);
        double cost = 0;
        for (int i = 0; i < match.Length; i++)
        {
            double own = match[i] < 0 ? 0 : clipped[(i * right) + match[i]];
            cost += own;
            match[i] = own < 0 ? match[i] : -1;
        }

        return complete ? cost : bound;
    }
}
