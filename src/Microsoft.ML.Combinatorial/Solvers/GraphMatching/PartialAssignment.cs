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

    /// <summary>Dual prices, none positive, that prove the last solve's least cost: α_i + β_s ≤ linear[i, s], and their sum is that cost.</summary>
    /// <param name="linear">The costs of that solve, which must have been complete.</param>
    /// <param name="alpha">Receives a price for each left keypoint.</param>
    /// <param name="beta">Receives a price for each right keypoint.</param>
    public void ReadPrices(ReadOnlySpan<double> linear, Span<double> alpha, Span<double> beta)
    {
        int right = beta.Length;
        Span<double> given = alpha.Length > right ? alpha : beta;
        _assignment.Prices.CopyTo(given);
        if (alpha.Length == right)
        {
            // Equal sides fix prices up to a shift between them only.
            TensorPrimitives.Subtract(given, TensorPrimitives.Max<double>(given), given);
        }

        (alpha.Length > right ? beta : alpha).Clear();
        for (int i = 0; i < alpha.Length; i++)
        {
            ReadOnlySpan<double> row = linear.Slice(i * right, right);
            for (int s = 0; s < right; s++)
            {
                if (alpha.Length > right)
                {
                    beta[s] = Math.Min(beta[s], row[s] - alpha[i]);
                }
                else
                {
                    alpha[i] = Math.Min(alpha[i], row[s] - beta[s]);
                }
            }
        }
    }
}
