using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All solutions of small sparse assignments, row after row, from the definition.</summary>
public static class SparseAssignmentOracle
{
    public static IEnumerable<float[]> Solutions(SparseAssignmentProblem problem)
    {
        AssignmentPair[] pairs = problem.Pairs.ToArray();
        bool rowsMayStay = problem.Unmatched.HasFlag(UnmatchedSlots.Rows);
        var solution = new float[problem.Size];
        var taken = new bool[problem.Columns];
        return From(0);

        IEnumerable<float[]> From(int row)
        {
            if (row == problem.Rows)
            {
                yield return WithColumns();
                yield break;
            }

            for (int slot = 0; slot < problem.Size; slot++)
            {
                bool pair = slot < pairs.Length && pairs[slot].Row == row && !taken[pairs[slot].Column];
                if (!pair && !(rowsMayStay && slot == problem.UnmatchedRowSlot(row)))
                {
                    continue;
                }

                Set(slot, pair, true);
                foreach (float[] whole in From(row + 1))
                {
                    yield return whole;
                }

                Set(slot, pair, false);
            }
        }

        void Set(int slot, bool pair, bool chosen)
        {
            solution[slot] = chosen ? 1 : 0;
            if (pair)
            {
                taken[pairs[slot].Column] = chosen;
            }
        }

        float[] WithColumns()
        {
            float[] whole = [.. solution];
            for (int column = 0; column < taken.Length && problem.Unmatched.HasFlag(UnmatchedSlots.Columns); column++)
            {
                whole[problem.UnmatchedColumnSlot(column)] = taken[column] ? 0 : 1;
            }

            return whole;
        }
    }
}
