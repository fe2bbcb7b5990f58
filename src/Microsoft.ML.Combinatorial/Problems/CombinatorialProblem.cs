namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// What is feasible: the set of solutions over which <c>costs · solution</c> is minimised. A problem is pure, immutable data;
/// how it is solved and how a solver is differentiated are somebody else's business.
/// </summary>
public abstract class CombinatorialProblem
{
    /// <summary>Gets the problem's name as used in messages, such as <c>linear assignment</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets n, the number of cost slots, which is also the length of a solution.</summary>
    public abstract int Size { get; }

    /// <summary>Gets the costs that the problem accepts; <see cref="CostDomain.Finite"/> unless a problem says otherwise.</summary>
    public virtual CostDomain CostDomain => CostDomain.Finite;

    /// <summary>
    /// Gets Σ solution[i], where all feasible solutions have the same: adding one number to all costs then changes no decision. Null, the
    /// default, where solutions differ in it.
    /// </summary>
    public virtual double? SolutionSum => null;

    /// <summary>Tells whether <paramref name="solution"/> is a feasible 0/1 (or integral) vector of this problem.</summary>
    /// <param name="solution">A vector of any length; a length other than <see cref="Size"/> is not feasible.</param>
    public abstract bool IsFeasible(ReadOnlySpan<float> solution);

    /// <summary>Names a slot in the words of the problem, for messages: <c>row 3, column 5</c>.</summary>
    /// <param name="slot">0 … <see cref="Size"/> − 1.</param>
    public abstract string DescribeSlot(int slot);

    /// <summary>Effectively computes <c>Σ costs[i] · solution[i]</c> in double precision.</summary>
    /// <param name="costs">At least <see cref="Size"/> costs; what follows is padding.</param>
    /// <param name="solution">At least <see cref="Size"/> values.</param>
    public double Objective(ReadOnlySpan<float> costs, ReadOnlySpan<float> solution)
    {
        double sum = 0;
        for (int i = 0; i < Size; i++)
        {
            // A slot that is not chosen never counts, whatever its cost.
            if (solution[i] != 0)
            {
                sum += (double)costs[i] * solution[i];
            }
        }

        return sum;
    }
}
