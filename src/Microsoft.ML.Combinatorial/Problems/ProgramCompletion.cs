namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Decides whether a solution of an integer program can be completed by values of the variables that have no slot.</summary>
internal sealed class ProgramCompletion
{
    private readonly IntegerProgram _program;
    private readonly double?[] _fixed;
    private readonly int[] _column;
    private readonly List<LinearRow> _rows = [];

    public ProgramCompletion(IntegerProgram program)
    {
        _program = program;
        _fixed = new double?[program.Variables.Length];
        _column = new int[_fixed.Length];
    }

    public bool Exists(ReadOnlySpan<float> solution)
    {
        if (!Fix(solution))
        {
            return false;
        }

        var columns = new List<ProgramVariable>();
        for (int variable = 0; variable < _fixed.Length; variable++)
        {
            if (_fixed[variable] is null)
            {
                _column[variable] = columns.Count;
                columns.Add(_program.Variables[variable]);
            }
        }

        foreach (LinearConstraint constraint in _program.Constraints)
        {
            AddRow(columns.Count, constraint.Expression, constraint.Lower, constraint.Upper);
        }

        for (int slot = 0; slot < solution.Length; slot++)
        {
            LinearExpression expression = _program.Slots[slot];
            AddRow(columns.Count, expression, solution[slot] - expression.Constant, solution[slot] - expression.Constant);
        }

        return LinearFeasibility.Exists(columns, _rows);
    }

    /// <summary>Takes the values of variables that are slots; false where one breaks its own bounds or is not whole.</summary>
    private bool Fix(ReadOnlySpan<float> solution)
    {
        for (int slot = 0; slot < solution.Length; slot++)
        {
            double value = solution[slot];
            if (!double.IsFinite(value))
            {
                return false;
            }

            if (!_program.Slots[slot].IsVariable)
            {
                continue;
            }

            int index = _program.Slots[slot].Variables[0];
            ProgramVariable variable = _program.Variables[index];
            double slack = IntegerProgram.Tolerance * (1 + Math.Abs(value));
            if (value < variable.Lower - slack || value > variable.Upper + slack)
            {
                return false;
            }

            if (variable.IsInteger)
            {
                double whole = Math.Round(value);
                if (Math.Abs(value - whole) > IntegerProgram.Tolerance)
                {
                    return false;
                }

                value = whole;
            }

            _fixed[index] = value;
        }

        return true;
    }

    /// <summary>Adds what a row asks of the open variables; the tolerance grows with the numbers that were summed.</summary>
    private void AddRow(int columns, LinearExpression expression, double lower, double upper)
    {
        var coefficients = new double[columns];
        double activity = 0, size = 1;
        for (int i = 0; i < expression.Variables.Length; i++)
        {
            int variable = expression.Variables[i];
            double coefficient = expression.Coefficients[i];
            if (_fixed[variable] is { } value)
            {
                activity += coefficient * value;
                size += Math.Abs(coefficient * value);
            }
            else
            {
                coefficients[_column[variable]] = coefficient;
            }
        }

        double slack = IntegerProgram.Tolerance * size;
        _rows.Add(new(coefficients, lower - activity - slack, upper - activity + slack));
    }
}
