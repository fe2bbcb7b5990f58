using Google.OrTools.Interop;

namespace Google.OrTools.Graph;

/// <summary>The native flow algorithms, one call each.</summary>
internal static class Flows
{
    /// <summary>The flow of each arc at least cost, for supplies that add up to zero.</summary>
    public static FlowStatus AtLeastCost(Network network, Span<long> flows) =>
        AtLeastCost(network.Supplies, network.Tails, network.Heads, network.Capacities, network.Costs, flows);

    public static FlowStatus AtLeastCost(
        ReadOnlySpan<long> supplies, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads,
        ReadOnlySpan<long> capacities, ReadOnlySpan<long> costs, Span<long> flows)
    {
        // A flow lies between 0 and its capacity.
        if (capacities.ContainsAnyInRange(long.MinValue, -1))
        {
            return FlowStatus.Infeasible;
        }

        var code = Native.MinCostFlow(
            supplies.Length, supplies, tails.Length, tails, heads, capacities, costs, flows, out var status, out var error);
        Native.Check(code, error);
        return status;
    }

    /// <summary>The greatest flow from source to sink, at most <see cref="long.MaxValue"/>.</summary>
    public static long Greatest(
        int nodes, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads, ReadOnlySpan<long> capacities, int source, int sink, Span<long> flows)
    {
        var code = Native.MaxFlow(nodes, tails.Length, tails, heads, capacities, source, sink, flows, out var value, out var error);
        Native.Check(code, error);
        return value;
    }

    /// <summary>Sum of cost times flow; a sum beyond 64 bits becomes the nearest number within.</summary>
    public static long Cost(ReadOnlySpan<long> costs, ReadOnlySpan<long> flows)
    {
        Int128 total = 0;
        for (var arc = 0; arc < costs.Length; arc++)
        {
            total += (Int128)costs[arc] * flows[arc];
        }

        return (long)Int128.Clamp(total, long.MinValue, long.MaxValue);
    }
}
