namespace Google.OrTools.LinearSolver;

public class Variable : IDisposable
{
    private readonly string _name;
    private readonly int _index;

    internal Variable(Model model, int index, string name)
    {
        Owner = model;
        _index = index;
        _name = name;
    }

    internal Model Owner { get; }

    private Model Live => Owner.Live();

    public string Name() => _name;

    public int Index() => _index;

    public double Lb() => Live.Lower[_index];

    public double Ub() => Live.Upper[_index];

    public void SetLb(double lb) => SetBounds(lb, Ub());

    public void SetUb(double ub) => SetBounds(Lb(), ub);

    public void SetBounds(double lb, double ub)
    {
        var model = Live;
        if (model.Lower[_index] != lb || model.Upper[_index] != ub)
        {
            model.Lower[_index] = lb;
            model.Upper[_index] = ub;
            model.Forget();
        }
    }

    public void SetInteger(bool integer)
    {
        var model = Live;
        if (model.Integer[_index] != (integer ? 1 : 0))
        {
            model.Integer[_index] = (byte)(integer ? 1 : 0);
            model.Forget();
        }
    }

    /// <summary>0 when there is no solution for the program as it stands. An integer variable's value is an integer.</summary>
    public double SolutionValue()
    {
        var model = Live;
        if (!model.Result.HasSolution)
        {
            return 0;
        }

        var value = model.Result.Values[_index];
        return model.Rounds(_index) ? Math.Round(value) : value;
    }

    public double ReducedCost() => Live.LinearResult(nameof(ReducedCost))?.ReducedCosts[_index] ?? 0;

    public void Dispose()
    {
        // The solver owns the variable, and keeps it.
    }
}
