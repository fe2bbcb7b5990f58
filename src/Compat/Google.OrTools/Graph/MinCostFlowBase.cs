namespace Google.OrTools.Graph;

public class MinCostFlowBase
{
    internal MinCostFlowBase()
    {
    }

    public enum Status
    {
        NOT_SOLVED = 0,
        OPTIMAL = 1,
        FEASIBLE = 2,
        INFEASIBLE = 3,
        UNBALANCED = 4,
        BAD_RESULT = 5,
        BAD_COST_RANGE = 6,
    }
}
