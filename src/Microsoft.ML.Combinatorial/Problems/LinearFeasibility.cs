namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>One row of a small dense system: <c>lower ≤ coefficients · y ≤ upper</c>.</summary>
internal sealed record LinearRow(double[] Coefficients, double Lower, double Upper);

/// <summary>
/// Decides whether a small system of linear rows has a solution with whole values where asked: the dual simplex method with costs of zero, for
/// which every basis is dual feasible, and branching on broken values.
/// </summary>
/// <remarks>Leaving and entering variables by least index (Bland 1977), so that it ends. Dense, without any speed in mind.</remarks>
internal sealed class LinearFeasibility
{
    private const double Small = 1e-9;

    private readonly double[,] _table;
    private readonly int[] _basic, _nonbasic;
    private readonly int _rows, _columns;

    private LinearFeasibility(List<(double[] Coefficients, double Upper)> rows, int columns)
    {
        (_rows, _columns) = (rows.Count, columns);
        _table = new double[_rows, columns + 1];
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                _table[row, column] = rows[row].Coefficients[column];
            }

            _table[row, columns] = rows[row].Upper;
        }

        _nonbasic = [.. Enumerable.Range(0, columns)];
        _basic = [.. Enumerable.Range(columns, _rows)];
    }

    /// <summary>Tells whether the rows have a common solution within the variables' bounds.</summary>
    public static bool Exists(IReadOnlyList<ProgramVariable> variables, IReadOnlyList<LinearRow> rows)
    {
        if (variables.Count == 0)
        {
            return rows.All(row => row.Lower <= 0 && row.Upper >= 0);
        }

        double[]? values = Solve(variables, rows);
        if (values is null)
        {
            return false;
        }

        int broken = Enumerable.Range(0, values.Length)
            .FirstOrDefault(i => variables[i].IsInteger && Math.Abs(values[i] - Math.Round(values[i])) > IntegerProgram.Tolerance, -1);
        if (broken < 0)
        {
            return true;
        }

        ProgramVariable variable = variables[broken];
        return Exists(With(variable with { Upper = Math.Floor(values[broken]) }), rows)
            || Exists(With(variable with { Lower = Math.Ceiling(values[broken]) }), rows);

        ProgramVariable[] With(ProgramVariable changed) => [.. variables.Select((old, i) => i == broken ? changed : old)];
    }

    /// <summary>Real values that keep rows and bounds, or null.</summary>
    private static double[]? Solve(IReadOnlyList<ProgramVariable> variables, IReadOnlyList<LinearRow> rows)
    {
        // y = from + sign · z with z ≥ 0; a variable without bounds is a difference of two such.
        double[] from = [.. variables.Select(v => double.IsFinite(v.Lower) ? v.Lower : double.IsFinite(v.Upper) ? v.Upper : 0)];
        double[] sign = [.. variables.Select(v => double.IsFinite(v.Lower) || !double.IsFinite(v.Upper) ? 1.0 : -1.0)];
        int[] free = [.. Enumerable.Range(0, from.Length).Where(i => !double.IsFinite(variables[i].Lower) && !double.IsFinite(variables[i].Upper))];
        int columns = from.Length + free.Length;
        var inequalities = new List<(double[], double)>();
        foreach (LinearRow row in rows)
        {
            AddUpper(row.Coefficients, row.Upper);
            AddUpper([.. row.Coefficients.Select(value => -value)], -row.Lower);
        }

        for (int i = 0; i < from.Length; i++)
        {
            if (double.IsFinite(variables[i].Lower) && double.IsFinite(variables[i].Upper))
            {
                var unit = new double[from.Length];
                unit[i] = 1;
                AddUpper(unit, variables[i].Upper);
            }
        }

        double[]? z = new LinearFeasibility(inequalities, columns).Run();
        return z is null ? null : [.. from.Select((start, i) => start + (sign[i] * z[i]) - NegativePart(i))];

        double NegativePart(int i) => Array.IndexOf(free, i) is var place and >= 0 ? z![from.Length + place] : 0;

        void AddUpper(double[] coefficients, double upper)
        {
            if (double.IsPositiveInfinity(upper))
            {
                return;
            }

            double[] shifted = [.. coefficients.Select((value, i) => value * sign[i]), .. free.Select(i => -coefficients[i])];
            inequalities.Add((shifted, upper - coefficients.Select((value, i) => value * from[i]).Sum()));
        }
    }

    private double[]? Run()
    {
        while (true)
        {
            int leaving = Least(_rows, row => _table[row, _columns] < -Small, _basic);
            if (leaving < 0)
            {
                return Values();
            }

            int entering = Least(_columns, column => _table[leaving, column] < -Small, _nonbasic);
            if (entering < 0)
            {
                return null;
            }

            Pivot(leaving, entering);
        }
    }

    private static int Least(int count, Func<int, bool> condition, int[] label)
    {
        int best = -1;
        for (int i = 0; i < count; i++)
        {
            if (condition(i) && (best < 0 || label[i] < label[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private void Pivot(int row, int column)
    {
        double pivot = _table[row, column];
        _table[row, column] = 1;
        for (int j = 0; j <= _columns; j++)
        {
            _table[row, j] /= pivot;
        }

        for (int i = 0; i < _rows; i++)
        {
            double factor = _table[i, column];
            if (i == row || factor == 0)
            {
                continue;
            }

            _table[i, column] = 0;
            for (int j = 0; j <= _columns; j++)
            {
                _table[i, j] -= factor * _table[row, j];
            }
        }

        (_basic[row], _nonbasic[column]) = (_nonbasic[column], _basic[row]);
    }

    private double[] Values()
    {
        var values = new double[_columns];
        for (int row = 0; row < _rows; row++)
        {
            if (_basic[row] < _columns)
            {
                values[_basic[row]] = _table[row, _columns];
            }
        }

        return values;
    }
}
