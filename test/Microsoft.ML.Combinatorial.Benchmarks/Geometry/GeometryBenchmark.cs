using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;
using Microsoft.ML.Combinatorial.Geometry.AbsolutePose;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry;

/// <summary>
/// Minimal solvers: time of 64 samples on one thread, forward alone and with the derivative of every solution (the least of many rounds, the cases
/// taking turns); the agreement of the derivatives with extrapolated differences over 1,000 samples; and the comparison with other ways to differentiate.
/// </summary>
internal static class GeometryBenchmark
{
    private const int Rounds = 500;
    private const int AccuracySamples = 1000;

    /// <param name="program">The C++ program to compare with; null for none.</param>
    public static void Run(string? program)
    {
        Case[] cases =
        [
            new("rotation, 4 points", new RotationSolver(4), GeometryInputs.Registration(), 1e-3),
            new("rigid, 4 points", new RigidRegistration(4), GeometryInputs.Registration(), 1e-3),
            new("similarity, 4 points", new SimilarityRegistration(4), GeometryInputs.Registration(), 1e-3),
            new("essential, 5 points", new EssentialFivePoint(), GeometryInputs.TwoView(GeometryInputs.Batch, 5, 1e-3, false, out _), 1e-6),
            new("essential, 8 points", new EssentialEightPoint(8), GeometryInputs.TwoView(GeometryInputs.Batch, 8, 1e-3, true, out _), 1e-6),
            new("fundamental, 7 points", new FundamentalSevenPoint(), GeometryInputs.TwoView(GeometryInputs.Batch, 7, 1e-3, false, out _), 1e-6),
            new("fundamental, 8 points", new FundamentalEightPoint(8), GeometryInputs.TwoView(GeometryInputs.Batch, 8, 1e-3, true, out _), 1e-6),
            new("homography, 4 points", new HomographyFourPoint(), GeometryInputs.TwoView(GeometryInputs.Batch, 4, 1e-3, false, out _), 1e-4),
            new("pose, 3 points", new PerspectiveThreePoint(), GeometryInputs.Perspective(GeometryInputs.Batch), 1e-4),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(cases, item => item.Measure());
        }

        Console.WriteLine($"{"64 samples, one thread",-26}{"forward ms",12}{"with backward",15}{"solutions",11}{"degenerate",12}");
        foreach (Case item in cases)
        {
            Console.WriteLine(Text(
                $"{item.Name,-26}{item.Forward,12:0.0000}{item.Both,15:0.0000}{item.Solutions,11}{item.Degenerate,12}"));
        }

        Console.WriteLine();
        Console.WriteLine($"{"relative error, 1,000",-26}{"p50",12}{"p90",12}{"p99",12}{"roots",8}{"lost",8}");
        Report(new("rotation", new RotationSolver(4), Many(GeometryInputs.Registration()), 1e-3));
        Report(new("essential, 5 points", new EssentialFivePoint(), GeometryInputs.TwoView(AccuracySamples, 5, 1e-3, false, out _), 1e-6));
        Report(new("fundamental, 7 points", new FundamentalSevenPoint(), GeometryInputs.TwoView(AccuracySamples, 7, 1e-3, false, out _), 1e-6));
        Report(new("fundamental, 8 points", new FundamentalEightPoint(8), GeometryInputs.TwoView(AccuracySamples, 8, 1e-3, true, out _), 1e-6));
        Report(new("essential, 8 points", new EssentialEightPoint(8), GeometryInputs.TwoView(AccuracySamples, 8, 1e-3, true, out _), 1e-6));
        Report(new("homography", new HomographyFourPoint(), GeometryInputs.TwoView(AccuracySamples, 4, 1e-3, false, out _), 1e-5));
        Report(new("pose, 3 points", new PerspectiveThreePoint(), GeometryInputs.Perspective(AccuracySamples), 1e-5));
        ComparisonBenchmark.Run(program);
    }

    /// <summary>The 64 samples, over and over, with another weight at each turn.</summary>
    private static double[] Many(double[] rows) =>
        [.. Enumerable.Range(0, AccuracySamples * 28).Select(i => rows[i % rows.Length] * (i % 7 == 6 ? 1 + (0.01 * (i % 97)) : 1))];

    private static void Report(Case item)
    {
        (double[] errors, int lost) = DerivativeAccuracy.Measure(item.Solver, item.Inputs, item.Step);
        Console.WriteLine(Text(
            $"{item.Name,-26}{At(0.5),12:0.0e+00}{At(0.9),12:0.0e+00}{At(0.99),12:0.0e+00}{errors.Length,8}{lost,8}"));

        double At(double share) => errors[(int)((errors.Length - 1) * share)];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>One solver with its inputs.</summary>
    private sealed class Case(string name, IMinimalSolver solver, double[] inputs, double step)
    {
        private readonly double[] _solutions = new double[inputs.Length / solver.InputLength * solver.MaxSolutions * solver.OutputLength];
        private readonly double[] _gradient = new double[solver.InputLength];

        public string Name => name;

        public IMinimalSolver Solver => solver;

        public double[] Inputs => inputs;

        public double Step => step;

        public double Forward { get; private set; } = double.PositiveInfinity;

        public double Both { get; private set; } = double.PositiveInfinity;

        public int Solutions { get; private set; }

        public int Degenerate { get; private set; }

        public void Measure()
        {
            long start = Stopwatch.GetTimestamp();
            Solve(differentiate: false);
            Forward = Math.Min(Forward, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            Solve(differentiate: true);
            Both = Math.Min(Both, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        private void Solve(bool differentiate)
        {
            int width = solver.InputLength, length = solver.OutputLength, stride = solver.MaxSolutions * length;
            (Solutions, Degenerate) = (0, 0);
            for (int row = 0; row < GeometryInputs.Batch; row++)
            {
                ReadOnlySpan<double> input = inputs.AsSpan(row * width, width);
                Span<double> solutions = _solutions.AsSpan(row * stride, stride);
                int count = solver.Solve(input, solutions);
                Solutions += count;
                for (int k = 0; differentiate && k < count; k++)
                {
                    // The solution itself serves as the upstream: any numbers of like size cost the same.
                    ReadOnlySpan<double> solution = solutions.Slice(k * length, length);
                    Degenerate += solver.Differentiate(input, solution, solution, _gradient).IsDegenerate ? 1 : 0;
                }
            }
        }
    }
}
