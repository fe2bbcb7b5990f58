using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// Weighted fits of any kind in one form: a transformation is R row by row, t and s, 13 values, q = s R p + t.
/// Pairs are rows of seven values: p (3), q (3), w.
/// </summary>
internal static class PairFit
{
    /// <summary>The values of a transformation.</summary>
    public const int Length = 13;

    /// <summary>The fewest rows that every solver takes; fewer pairs are filled up with rows of weight zero.</summary>
    public const int FewestRows = 3;

    // Above it, points lie on a line as nearly as single precision can tell: a set 1 long is then some 0.0003 wide.
    private const double ConditionLimit = 1e7;

    /// <summary>The transformation that changes nothing.</summary>
    public static ReadOnlySpan<double> Identity => [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];

    /// <summary>The solver of a kind.</summary>
    public static MinimalSolver Solver(RegistrationKind kind, int rows) => kind switch
    {
        RegistrationKind.Rotation => new RotationSolver(rows) { ConditionLimit = ConditionLimit },
        RegistrationKind.Rigid => new RigidRegistration(rows) { ConditionLimit = ConditionLimit },
        RegistrationKind.Similarity => new SimilarityRegistration(rows) { ConditionLimit = ConditionLimit },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind must be Rotation, Rigid or Similarity."),
    };

    /// <summary>Fits; false, with the identity, where the rows do not determine the transformation.</summary>
    public static bool TrySolve(IMinimalSolver solver, ReadOnlySpan<double> rows, Span<double> transformation)
    {
        Span<double> solution = stackalloc double[Length], nothing = stackalloc double[Length];
        Identity.CopyTo(transformation);
        solution = solution[..solver.OutputLength];
        if (solver.Solve(rows, solution) == 0)
        {
            return false;
        }

        // The derivative's system is singular exactly where the fit is not determined.
        nothing.Clear();
        double[] gradient = new double[rows.Length];
        if (solver.Differentiate(rows, solution, nothing[..solution.Length], gradient).IsDegenerate)
        {
            return false;
        }

        solution.CopyTo(transformation);
        return true;
    }

    /// <summary>The distance ‖s R p + t − q‖ of one row.</summary>
    public static double Residual(ReadOnlySpan<double> transformation, ReadOnlySpan<double> row)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            double moved = (transformation[12] * SmallVector.Dot(transformation.Slice(3 * i, 3), row[..3])) + transformation[9 + i];
            sum += (moved - row[3 + i]) * (moved - row[3 + i]);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>√(Σ w² r² / Σ w²) over the rows; 0 where all weights are zero.</summary>
    public static double RootMeanSquare(ReadOnlySpan<double> transformation, ReadOnlySpan<double> rows)
    {
        double sum = 0, total = 0;
        for (; rows.Length > 0; rows = rows[WeightedPairs.Stride..])
        {
            double residual = Residual(transformation, rows), weight = rows[6] * rows[6];
            sum += weight * residual * residual;
            total += weight;
        }

        return total > 0 ? Math.Sqrt(sum / total) : 0;
    }
}
