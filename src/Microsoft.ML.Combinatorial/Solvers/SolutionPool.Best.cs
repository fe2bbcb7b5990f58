using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers;

// The pool as a solver: its best solution for given costs, and additions that wait for the end of a batch.
public sealed partial class SolutionPool
{
    private readonly List<Proposal> _pending = [];

    /// <summary>Gets the number of batches (and of solves outside a batch) that <see cref="PooledSolver"/>s have ended on this pool.</summary>
    internal long Epoch { get; private set; }

    /// <summary>Effectively computes <c>argmin over the pool of costs · solution</c>, and marks that solution as hit.</summary>
    /// <param name="costs">At least n finite costs.</param>
    /// <param name="objective">The least cost, in double precision.</param>
    /// <returns>The solution's index; of several with the least cost, the lowest.</returns>
    /// <remarks>O(count · n) with vector instructions.</remarks>
    /// <exception cref="ArgumentException">There are fewer than n costs.</exception>
    /// <exception cref="InvalidOperationException">The pool is empty.</exception>
    public int BestOf(ReadOnlySpan<float> costs, out double objective)
    {
        if (costs.Length < _size)
        {
            throw new ArgumentException($"costs must have at least {_size} entries, had {costs.Length}.", nameof(costs));
        }

        if (Count == 0)
        {
            throw new InvalidOperationException("The solution pool is empty.");
        }

        costs = costs[.._size];

        // Single precision finds the few that can be best, double precision decides among them. Slots that are not chosen add exact
        // zeros, so the error of a sum of k values is below k · 2⁻²⁴ times the sum of their sizes.
        float most = Math.Abs(TensorPrimitives.MaxMagnitude(costs));
        double doubt = Math.ScaleB((double)_mostValues * _mostValues * most * _largestValue, -22);
        int best = -1;
        objective = double.PositiveInfinity;
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<float> solution = RowOf(i);

            // Not "above", so that an overflow in single precision is looked at in double.
            if (!(TensorPrimitives.Dot(costs, solution) > objective + doubt))
            {
                double exact = Problem.Objective(costs, solution);
                if (exact < objective)
                {
                    (best, objective) = (i, exact);
                }
            }
        }

        // All threads of a batch write the same number.
        _entries[best].LastHit = _clock;
        return best;
    }

    /// <summary>Keeps a feasible solution for <see cref="Commit"/>. Any number of threads may call at a time.</summary>
    /// <param name="row">The place among the proposals.</param>
    /// <param name="solution">n values; copied.</param>
    internal void Propose(int row, ReadOnlySpan<float> solution)
    {
        float[] copy = solution.ToArray();
        lock (_pending)
        {
            _pending.Add(new Proposal(row, copy));
        }
    }

    /// <summary>Adds what was proposed, in the order of rows, or forgets it.</summary>
    internal void Commit(bool add)
    {
        lock (_pending)
        {
            if (add)
            {
                _pending.Sort(static (left, right) => left.Row.CompareTo(right.Row));
                foreach (Proposal proposal in _pending)
                {
                    AddKnownFeasible(proposal.Solution);
                }
            }

            _pending.Clear();
            Epoch++;
        }
    }

    private readonly record struct Proposal(int Row, float[] Solution);
}
