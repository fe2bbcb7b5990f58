using System.Globalization;
using System.Numerics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Finds and names costs outside a problem's domain.</summary>
internal static class CostCheck
{
    /// <summary>The first slot whose cost lies outside the domain, or −1.</summary>
    public static int FirstOutside(ReadOnlySpan<float> costs, CostDomain domain)
    {
        float least = domain == CostDomain.NonNegative ? 0 : -float.MaxValue;
        int i = 0;
        for (; i + Vector<float>.Count <= costs.Length; i += Vector<float>.Count)
        {
            // Written so that NaN fails it too.
            var values = new Vector<float>(costs[i..]);
            if (!Vector.GreaterThanOrEqualAll(values, new Vector<float>(least))
                || !Vector.LessThanOrEqualAll(values, new Vector<float>(float.MaxValue)))
            {
                break;
            }
        }

        for (; i < costs.Length; i++)
        {
            if (!(costs[i] >= least && costs[i] <= float.MaxValue))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Says what is wrong with a cost: <c>… the cost of row 3, column 5 (slot 41) is NaN; it must be finite.</c></summary>
    public static string Message(string solver, CombinatorialProblem problem, int slot, float value, string where = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{solver}: the cost of {problem.DescribeSlot(slot)} (slot {slot}{where}) is {value}; "
                + $"it must be {Allowed(problem.CostDomain)}.");

    private static string Allowed(CostDomain domain) =>
        domain == CostDomain.NonNegative ? "finite and not negative" : "finite";
}
