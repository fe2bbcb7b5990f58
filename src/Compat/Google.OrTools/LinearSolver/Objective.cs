namespace Google.OrTools.LinearSolver;

public class Objective : IDisposable
{
    private readonly Model _model;

    internal Objective(Model model) => _model = model;

    internal bool IsMaximised { get; private set; }

    internal double Constant { get; private set; }

    private Model Live => _model.Live();

    public double Offset()
    {
        _ = Live;
        return Constant;
    }

    public void SetOffset(double value)
    {
        Live.Forget();
        Constant = value;
    }

    public double GetCoefficient(Variable var) => Live.Costs[_model.IndexOf(var)];

    public void SetCoefficient(Variable var, double coeff)
    {
        var model = Live;
        model.Costs[model.IndexOf(var)] = coeff;
        model.Forget();
    }

    public void SetOptimizationDirection(bool maximize)
    {
        Live.Forget();
        IsMaximised = maximize;
    }

    public void SetMaximization() => SetOptimizationDirection(true);

    public void SetMinimization() => SetOptimizationDirection(false);

    public bool Maximization()
    {
        _ = Live;
        return IsMaximised;
    }

    public bool Minimization() => !Maximization();

    /// <summary>No costs, no offset, minimised.</summary>
    public void Clear()
    {
        SetMinimization();
        Constant = 0;
        _model.ClearCosts();
    }

    /// <summary>0 when there is no solution for the program as it stands.</summary>
    public double Value() => Live.Result.HasSolution ? _model.Result.Objective + Constant : 0;

    /// <summary>
    /// No solution is better than this. From integer solvers only; a linear solver, or a solver without a solution, gives
    /// the infinity that any solution betters.
    /// </summary>
    public double BestBound()
    {
        var model = Live;
        if (model.IsInteger && model.Result.HasSolution)
        {
            return model.Result.Bound + Constant;
        }

        return IsMaximised ? double.NegativeInfinity : double.PositiveInfinity;
    }

    public void Dispose()
    {
        // The solver owns the objective, and keeps it.
    }
}
