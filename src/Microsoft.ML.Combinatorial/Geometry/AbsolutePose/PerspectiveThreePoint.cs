using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.AbsolutePose;

/// <summary>The poses of a calibrated camera that sees three known points (P3P): (x, y, 1) ∼ R X + t three times, R a rotation.</summary>
/// <remarks>
/// <para>Input: three rows x, y (calibrated image coordinates), X, Y, Z (the world point). Output: up to four poses, R row by row, then t; all
/// points lie in front of the camera (R X + t has a positive third coordinate).</para>
/// <para>Effectively computes the depths of the three points from a degenerate conic of the pencil that their distances span, and the motion of the
/// triangle. The derivative is the implicit one over the six projection equations and R Rᵀ = I. Degenerate: points on one line, equal rays, or a
/// camera on the danger cylinder (a double root).</para>
/// <para>Source: Persson and Nordberg 2018; Haralick et al. 1994 on the singularities.</para>
/// </remarks>
public sealed class PerspectiveThreePoint : MinimalSolver
{
    private const int Points = 3;
    private const int Stride = 5;
    private const int Unknowns = 12;

    private readonly ImplicitSystem _system = new(Unknowns, Unknowns);

    /// <inheritdoc/>
    public override int InputLength => Points * Stride;

    /// <inheritdoc/>
    public override int OutputLength => Unknowns;

    /// <inheritdoc/>
    public override int MaxSolutions => DepthSolver.MaxSolutions;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new PerspectiveThreePoint { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> rays = stackalloc double[9], world = stackalloc double[9], centre = stackalloc double[3];
        double scale = Normalize(input, world, centre);
        Span<double> worldFrame = stackalloc double[9], cameraFrame = stackalloc double[9], camera = stackalloc double[9];
        if (!(scale > 0 && double.IsFinite(scale)) || !Frame(world, worldFrame))
        {
            return 0;
        }

        for (int i = 0; i < Points; i++)
        {
            (rays[3 * i], rays[(3 * i) + 1], rays[(3 * i) + 2]) = (input[Stride * i], input[(Stride * i) + 1], 1);
            SmallVector.Normalize(rays.Slice(3 * i, 3));
        }

        Span<double> cosines = stackalloc double[3], squares = stackalloc double[3], depths = stackalloc double[3 * DepthSolver.MaxSolutions];
        squares.Clear();
        for (int pair = 0; pair < 3; pair++)
        {
            int i = pair == 2 ? 3 : 0, j = pair == 0 ? 3 : 6;
            cosines[pair] = SmallVector.Dot(rays.Slice(i, 3), rays[j..]);
            for (int k = 0; k < 3; k++)
            {
                squares[pair] += (world[i + k] - world[j + k]) * (world[i + k] - world[j + k]);
            }
        }

        int found = DepthSolver.Solve(cosines, squares, depths), count = 0;
        for (int k = 0; k < found; k++)
        {
            for (int i = 0; i < 9; i++)
            {
                camera[i] = depths[(3 * k) + (i / 3)] * rays[i];
            }

            Span<double> pose = solutions.Slice(Unknowns * count, Unknowns);
            if (Frame(camera, cameraFrame))
            {
                Matrix3.TransposeMultiply(cameraFrame, worldFrame, pose);
                Translation(camera, centre, scale, pose);
                count += IsNew(solutions[..(Unknowns * count)], pose) ? 1 : 0;
            }
        }

        return count;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> world = stackalloc double[9], centre = stackalloc double[3], t = stackalloc double[3], inner = stackalloc double[Unknowns];
        double scale = Normalize(input, world, centre);
        if (!(scale > 0 && double.IsFinite(scale)))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        // In a world centred on the points and scaled to them, t′ = (t + R c) / s; both are held fixed, as poses move with the frame.
        Matrix3.Apply(solution, centre, t);
        for (int i = 0; i < 3; i++)
        {
            t[i] = (t[i] + solution[9 + i]) / scale;
            inner[9 + i] = scale * upstream[9 + i];
        }

        for (int i = 0; i < 9; i++)
        {
            inner[i] = upstream[i] - (upstream[9 + (i / 3)] * centre[i % 3]);
        }

        Span<double> jacobian = _system.Prepare(Unknowns, Unknowns, measured: 2 * Points), u = stackalloc double[Unknowns];
        WriteJacobian(input, world, solution, jacobian);
        Span<double> pose = stackalloc double[Unknowns];
        solution[..9].CopyTo(pose);
        t.CopyTo(pose[9..]);
        Degeneracy degeneracy = _system.Fits(pose) ? _system.Solve(inner, u, ConditionLimit) : Degeneracy.NoSolution;
        for (int i = 0; i < Points && !degeneracy.IsDegenerate; i++)
        {
            double x = input[Stride * i], y = input[(Stride * i) + 1], ux = u[2 * i], uy = u[(2 * i) + 1];
            double depth = SmallVector.Dot(world.Slice(3 * i, 3), solution[6..]) + t[2];
            Span<double> gradient = inputGradient.Slice(Stride * i, Stride);
            (gradient[0], gradient[1]) = (-ux * depth, -uy * depth);
            for (int k = 0; k < 3; k++)
            {
                gradient[2 + k] = ((ux * (solution[k] - (x * solution[6 + k]))) + (uy * (solution[3 + k] - (y * solution[6 + k])))) / scale;
            }
        }

        return degeneracy;
    }

    /// <summary>R₁X + t₁ − x (R₃X + t₃) = 0 and its like for y, for each point; then R Rᵀ = I, its upper triangle.</summary>
    private static void WriteJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> world, ReadOnlySpan<double> r, Span<double> jacobian)
    {
        for (int i = 0; i < 2 * Points; i++)
        {
            int axis = i % 2;
            Span<double> row = jacobian.Slice(Unknowns * i, Unknowns);
            double seen = input[(Stride * (i / 2)) + axis];
            for (int k = 0; k < 3; k++)
            {
                double coordinate = world[(3 * (i / 2)) + k];
                row[(3 * axis) + k] = coordinate;
                row[6 + k] = -seen * coordinate;
            }

            row[9 + axis] = 1;
            row[11] = -seen;
        }

        int constraint = 2 * Points;
        for (int a = 0; a < 3; a++)
        {
            for (int b = a; b < 3; b++, constraint++)
            {
                Span<double> row = jacobian.Slice(Unknowns * constraint, Unknowns);
                for (int k = 0; k < 3; k++)
                {
                    row[(3 * a) + k] += r[(3 * b) + k];
                    row[(3 * b) + k] += r[(3 * a) + k];
                }
            }
        }
    }

    /// <summary>World points about their centre, scaled to size 1; returns the scale.</summary>
    private static double Normalize(ReadOnlySpan<double> input, Span<double> world, Span<double> centre)
    {
        for (int k = 0; k < 3; k++)
        {
            centre[k] = (input[2 + k] / 3) + (input[Stride + 2 + k] / 3) + (input[(2 * Stride) + 2 + k] / 3);
        }

        for (int i = 0; i < 9; i++)
        {
            world[i] = input[(Stride * (i / 3)) + 2 + (i % 3)] - centre[i % 3];
        }

        double scale = SmallVector.MaxMagnitude(world);
        if (double.IsNormal(scale) && double.IsNormal(1 / scale))
        {
            SmallVector.Scale(world, 1 / scale);
            return scale;
        }

        return 0;
    }

    /// <summary>An orthonormal frame (rows) of a triangle: along its first side, in its plane, normal to it; false for a line.</summary>
    private static bool Frame(ReadOnlySpan<double> triangle, Span<double> frame)
    {
        Span<double> side = stackalloc double[3], normal = frame.Slice(6, 3);
        double length = 0;
        for (int k = 0; k < 3; k++)
        {
            frame[k] = triangle[3 + k] - triangle[k];
            side[k] = triangle[6 + k] - triangle[k];
            length = Math.Max(length, Math.Max(Math.Abs(frame[k]), Math.Abs(side[k])));
        }

        Matrix3.Cross(frame[..3], side, normal);
        if (!(SmallVector.MaxMagnitude(normal) > 1e-13 * length * length) || !SmallVector.Normalize(frame[..3]) || !SmallVector.Normalize(normal))
        {
            return false;
        }

        Matrix3.Cross(normal, frame[..3], frame.Slice(3, 3));
        return true;
    }

    /// <summary>t, from the centroids: the world's is its origin.</summary>
    private static void Translation(ReadOnlySpan<double> camera, ReadOnlySpan<double> centre, double scale, Span<double> pose)
    {
        Span<double> moved = stackalloc double[3];
        Matrix3.Apply(pose, centre, moved);
        for (int k = 0; k < 3; k++)
        {
            pose[9 + k] = (scale * (camera[k] + camera[3 + k] + camera[6 + k]) / 3) - moved[k];
        }
    }

    private static bool IsNew(ReadOnlySpan<double> poses, ReadOnlySpan<double> pose)
    {
        for (int k = 0; k < poses.Length; k += Unknowns)
        {
            double difference = 0;
            for (int i = 0; i < Unknowns; i++)
            {
                difference = Math.Max(difference, Math.Abs(pose[i] - poses[k + i]) / (i < 9 ? 1 : Math.Max(1, Math.Abs(pose[i]))));
            }

            if (difference < 1e-10)
            {
                return false;
            }
        }

        return true;
    }
}
