namespace Google.OrTools.LinearSolver;

public class Constraint : IDisposable
{
    private readonly Model _model;
    private readonly string _name;
    private readonly int _index;

    internal Constraint(Model model, int index, string name)
    {
        _model = model;
        _index = index;
        _name = name;
    }

    /// <summary>The coefficients that are not zero, by variable index.</summary>
    internal SortedDictionary<int, double> Coefficients { get; } = [];

    private Model Live => _model.Live();

    public string Name() => _name;

    public int Index() => _index;

    public double Lb() => Live.RowLower[_index];

    public double Ub() => Live.RowUpper[_index];

    public void SetLb(double lb) => SetBounds(lb, Ub());

    public void SetUb(double ub) => SetBounds(Lb(), ub);

    public void SetBounds(double lb, double ub)
    {
        var model = Live;
        if (model.RowLower[_index] != lb || model.RowUpper[_index] != ub)
        {
            model.RowLower[_index] = lb;
            model.RowUpper[_index] = ub;
            model.Forget();
        }
    }

    public double GetCoefficient(Variable var) => Coefficients.GetValueOrDefault(Live.IndexOf(var));

    public void SetCoefficient(Variable var, double coeff)
    {
        var model = Live;
        var column = model.IndexOf(var);
        if (Coefficients.GetValueOrDefault(column).Equals(coeff))
        {
            return;
        }

        if (coeff == 0)
        {
            Coefficients.Remove(column);
        }
        else
        {
            Coefficients[column] = coeff;
        }

        model.ForgetMatrix();
    }

    public double DualValue() => Live.LinearResult(nameof(DualValue))?.Duals[_index] ?? 0;

    public void Dispose()
    {
        // The solver owns the constraint, and keeps it.
    }
}
