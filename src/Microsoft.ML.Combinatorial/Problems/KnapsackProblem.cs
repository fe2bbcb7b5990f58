namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// The knapsack: items of known weight go into a sack of known capacity, at least total cost. Costs are minimised: an item of value v
/// costs −v, and an item of cost 0 or more is better left out.
/// </summary>
/// <remarks>
/// <para>Slots: one for each item, the number of its copies in the sack: 0 or 1, or up to the item's bound in the bounded knapsack. Costs:
/// any finite number, for one copy.</para>
/// <para>Feasible: whole numbers from 0 to the bound whose weights sum to at most the capacity. The empty sack always is.</para>
/// </remarks>
public sealed class KnapsackProblem : CombinatorialProblem
{
    /// <summary>The most copies of an item, 2²⁴: a float counts no further.</summary>
    public const int MostCopies = 1 << 24;

    private readonly int[] _weights;
    private readonly int[] _bounds;

    /// <summary>Makes a 0/1 knapsack.</summary>
    /// <param name="weights">The items' weights, each at least 0; at least one item.</param>
    /// <param name="capacity">At least 0.</param>
    /// <exception cref="ArgumentException">There is no item, or a weight is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public KnapsackProblem(ReadOnlySpan<int> weights, int capacity)
        : this(weights, capacity, Ones(weights.Length))
    {
    }

    /// <summary>Makes a bounded knapsack.</summary>
    /// <param name="weights">The items' weights, each at least 0; at least one item.</param>
    /// <param name="capacity">At least 0.</param>
    /// <param name="bounds">How many copies of each item there are, each from 0 to <see cref="MostCopies"/>.</param>
    /// <exception cref="ArgumentException">There is no item, a weight is negative, a bound is negative or too large, or their numbers
    /// differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public KnapsackProblem(ReadOnlySpan<int> weights, int capacity, ReadOnlySpan<int> bounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        if (weights.IsEmpty || bounds.Length != weights.Length)
        {
            throw new ArgumentException(
                $"There must be at least one item, and as many bounds as weights; had {weights.Length} weights and {bounds.Length} bounds.",
                nameof(weights));
        }

        CheckNotNegative(weights, nameof(weights));
        CheckNotNegative(bounds, nameof(bounds));
        int tooMany = bounds.IndexOfAnyExceptInRange(0, MostCopies);
        if (tooMany >= 0)
        {
            throw new ArgumentException($"bounds[{tooMany}] = {bounds[tooMany]}: must be at most {MostCopies}.", nameof(bounds));
        }

        _weights = weights.ToArray();
        _bounds = bounds.ToArray();
        Capacity = capacity;
    }

    /// <summary>Gets the capacity.</summary>
    public int Capacity { get; }

    /// <summary>Gets the items' weights.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>Gets how many copies of each item there are; 1 each in the 0/1 knapsack.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    /// <inheritdoc/>
    public override string Name => "knapsack";

    /// <inheritdoc/>
    public override int Size => _weights.Length;

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        double weight = 0;
        for (int item = 0; item < solution.Length; item++)
        {
            float copies = solution[item];
            if (!(copies >= 0 && copies <= _bounds[item]) || copies != MathF.Floor(copies))
            {
                return false;
            }

            weight += (double)copies * _weights[item];
        }

        return weight <= Capacity;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"item {slot}";

    internal static void CheckNotNegative(ReadOnlySpan<int> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] < 0)
            {
                throw new ArgumentException($"{name}[{i}] = {values[i]}: must be at least 0.", name);
            }
        }
    }

    private static int[] Ones(int count)
    {
        var ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
