namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Transport: every customer is sent what he asks for by suppliers who cannot send more than they have.</summary>
/// <remarks>
/// <para>Slots: suppliers × customers, row by row: slot <c>supplier · customers + customer</c> is the whole amount that is sent. Costs are
/// those of one unit, any finite number. With all supplies and demands 1 and as many suppliers as customers this is linear
/// assignment.</para>
/// </remarks>
public sealed class TransportProblem : FlowProblem
{
    private readonly int[] _supply;
    private readonly int[] _demand;

    /// <summary>Makes a problem.</summary>
    /// <param name="supply">What each supplier has, 0 … 2²⁴; at least one supplier.</param>
    /// <param name="demand">What each customer asks for, 0 … 2²⁴; at least one customer. Together not more than there is.</param>
    /// <exception cref="ArgumentException">A number is out of range, or there is more demand than supply.</exception>
    public TransportProblem(ReadOnlySpan<int> supply, ReadOnlySpan<int> demand)
        : this(supply.ToArray(), demand.ToArray(), Surplus(supply, demand))
    {
    }

    private TransportProblem(int[] supply, int[] demand, int surplus)
        : base(
            [.. supply, .. demand.Select(amount => -amount), -surplus],
            Pairs(supply.Length, demand.Length),
            [.. supply.SelectMany(own => demand.Select(asked => Math.Min(own, asked))), .. supply],
            supply.Length) => (_supply, _demand) = (supply, demand);

    /// <summary>Gets what each supplier has.</summary>
    public ReadOnlySpan<int> Supply => _supply;

    /// <summary>Gets what each customer asks for.</summary>
    public ReadOnlySpan<int> Demand => _demand;

    /// <inheritdoc/>
    public override string Name => "transport";

    /// <inheritdoc/>
    public override double? SolutionSum => _demand.Sum(amount => (long)amount);

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        var balance = new long[NodeCount];
        if (!TryBalance(solution, balance))
        {
            return false;
        }

        for (int supplier = 0; supplier < _supply.Length; supplier++)
        {
            if (balance[supplier] > _supply[supplier])
            {
                return false;
            }
        }

        for (int customer = 0; customer < _demand.Length; customer++)
        {
            if (-balance[_supply.Length + customer] != _demand[customer])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"supplier {slot / _demand.Length}, customer {slot % _demand.Length}";

    /// <summary>Suppliers first, then customers, then a node that takes what is left over, to which all suppliers have an arc.</summary>
    private static FlowArc[] Pairs(int suppliers, int customers)
    {
        var arcs = new FlowArc[(suppliers * customers) + suppliers];
        for (int supplier = 0; supplier < suppliers; supplier++)
        {
            for (int customer = 0; customer < customers; customer++)
            {
                arcs[(supplier * customers) + customer] = new(supplier, suppliers + customer);
            }

            arcs[(suppliers * customers) + supplier] = new(supplier, suppliers + customers);
        }

        return arcs;
    }

    private static int Surplus(ReadOnlySpan<int> supply, ReadOnlySpan<int> demand)
    {
        long left = Total(supply, nameof(supply)) - Total(demand, nameof(demand));
        return left is >= 0 and <= int.MaxValue
            ? (int)left
            : throw new ArgumentException($"Supply minus demand is {left}; it must be 0 … 2³¹ − 1.", nameof(demand));
    }

    private static long Total(ReadOnlySpan<int> amounts, string name)
    {
        ArgumentOutOfRangeException.ThrowIfZero(amounts.Length, name);
        long total = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] is < 0 or > 1 << 24)
            {
                throw new ArgumentException($"{name}[{i}] is {amounts[i]}; it must be 0 … 2²⁴.", name);
            }

            total += amounts[i];
        }

        return total;
    }
}
