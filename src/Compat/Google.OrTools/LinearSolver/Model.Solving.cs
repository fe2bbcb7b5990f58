using System.Runtime.InteropServices;
using Google.OrTools.Interop;

namespace Google.OrTools.LinearSolver;

internal sealed partial class Model
{
    private bool _packed, _loaded;
    private int[] _rowStarts = [0], _columnIndices = [];
    private double[] _coefficients = [];

    public Solver.ResultStatus Solve(LinearSolverHandle handle, LinearSettings settings)
    {
        Forget();
        Pack();
        Result.Resize(Variables.Count, Constraints.Count);
        Result.Iterations = Result.Nodes = 0;
        if (!IsValid())
        {
            return Result.Finish(Solver.ResultStatus.MODEL_INVALID);
        }

        if (HasCrossedBounds())
        {
            return Result.Finish(Solver.ResultStatus.INFEASIBLE);
        }

        return Result.Finish((Solver.ResultStatus)SolveNative(handle, settings));
    }

    private unsafe int SolveNative(LinearSolverHandle handle, LinearSettings settings)
    {
        fixed (int* rowStarts = _rowStarts, columnIndices = _columnIndices)
        fixed (double* coefficients = _coefficients, values = Result.Values, duals = Result.Duals, reducedCosts = Result.ReducedCosts)
        fixed (double* lower = Span(Lower), upper = Span(Upper), costs = Span(Costs), rowLower = Span(RowLower), rowUpper = Span(RowUpper))
        fixed (byte* integer = Span(Integer))
        {
            LinearProgram program = new()
            {
                Columns = Variables.Count,
                Rows = Constraints.Count,
                RowStarts = rowStarts,
                ColumnIndices = columnIndices,
                Coefficients = coefficients,
                ColumnLower = lower,
                ColumnUpper = upper,
                Costs = costs,
                Integer = integer,
                RowLower = rowLower,
                RowUpper = rowUpper,
                MatrixChanged = _loaded ? 0 : 1,
                Maximise = Objective.IsMaximised ? 1 : 0,
            };
            LinearOutcome outcome = new() { Values = values, Duals = duals, ReducedCosts = reducedCosts };
            var code = Native.LinearSolve(handle, program, settings, ref outcome, out var error);
            Native.Check(code, error);
            _loaded = true;
            (Result.Objective, Result.Bound) = (outcome.Objective, outcome.Bound);
            (Result.Iterations, Result.Nodes) = (outcome.Iterations, outcome.Nodes);
            return outcome.Status;
        }
    }

    private static Span<T> Span<T>(List<T> list) => CollectionsMarshal.AsSpan(list);

    private void Pack()
    {
        if (_packed)
        {
            return;
        }

        _rowStarts = new int[Constraints.Count + 1];
        for (var row = 0; row < Constraints.Count; row++)
        {
            _rowStarts[row + 1] = checked(_rowStarts[row] + Constraints[row].Coefficients.Count);
        }

        _columnIndices = new int[_rowStarts[^1]];
        _coefficients = new double[_rowStarts[^1]];
        var entry = 0;
        foreach (var (column, coefficient) in Constraints.SelectMany(constraint => constraint.Coefficients))
        {
            _columnIndices[entry] = column;
            _coefficients[entry++] = coefficient;
        }

        (_packed, _loaded) = (true, false);
    }

    /// <summary>NaN anywhere, an infinite coefficient, or a bound at the wrong infinity: no program.</summary>
    private bool IsValid() =>
        AllFinite(_coefficients) && AllFinite(Span(Costs)) && double.IsFinite(Objective.Constant)
        && AreBounds(Span(Lower), Span(Upper)) && AreBounds(Span(RowLower), Span(RowUpper));

    private static bool AllFinite(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreBounds(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] < double.PositiveInfinity && upper[i] > double.NegativeInfinity))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasCrossedBounds()
    {
        for (var i = 0; i < Lower.Count; i++)
        {
            var (lower, upper) = Rounds(i) ? (Math.Ceiling(Lower[i]), Math.Floor(Upper[i])) : (Lower[i], Upper[i]);
            if (lower > upper)
            {
                return true;
            }
        }

        for (var i = 0; i < RowLower.Count; i++)
        {
            if (RowLower[i] > RowUpper[i])
            {
                return true;
            }
        }

        return false;
    }
}
