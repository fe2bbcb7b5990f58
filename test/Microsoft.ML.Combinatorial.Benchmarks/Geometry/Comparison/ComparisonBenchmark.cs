using System.Globalization;
using Microsoft.ML.Combinatorial.Benchmarks.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>The implicit layer beside other ways to differentiate the same solvers: accuracy on the same samples, times of a batch of 64, runs of training.</summary>
internal static class ComparisonBenchmark
{
    private const int Rounds = 100;
    private const int MarkCalls = 200;
    private const int Seeds = 20;

    public static void Run(string? program)
    {
        set_num_threads(1);
        DerivativeMethod[] rotation = DerivativeMethod.OfRotation(), fivePoints = DerivativeMethod.OfFivePoints();
        (Dictionary<string, MethodTimer> reg, double mark) = Rotations(rotation, program);
        Dictionary<string, MethodTimer> five = FivePoints(fivePoints);
        Study(SampleSet.Rotations("rotation, generic"), rotation);
        Study(SampleSet.Rotations("rotation, near coplanar", z: 1e-3), rotation);
        Study(SampleSet.Rotations("rotation, near collinear", y: 1e-3, z: 1e-3), rotation);
        Study(SampleSet.Rotations("rotation, weights 1e-3", weight: 1e-3), rotation);
        Study(SampleSet.FivePoints("five points, exact", 0), fivePoints);
        Dictionary<string, GradientStudy> shares = Study(SampleSet.FivePoints("five points, noise 1e-3", 1e-3), fivePoints);
        TrainingStudy.Run(rotation, fivePoints, Seeds);
        (GradientStudy ours, GradientStudy theirs) = (shares[DerivativeMethod.Implicit], shares[DerivativeMethod.Autograd]);
        string ratio = double.IsNaN(mark) ? "n/a" : Text($"{reg[DerivativeMethod.Implicit].Both / mark:0.00}");
        Console.WriteLine(
            Text($"bench geometry: reg_ift_ms={reg[DerivativeMethod.Implicit].Both:0.0000} reg_autograd_ms={reg[DerivativeMethod.Autograd].Both:0.000} ")
            + Text($"reg_ddn_ms={reg[DerivativeMethod.Declarative].Both:0.000} reg_ratio={ratio} five_ift_ms={five[DerivativeMethod.Implicit].Both:0.000} ")
            + Text($"five_autograd_ms={five[DerivativeMethod.Autograd].Both:0.00} five_ddn_ms={five[DerivativeMethod.Declarative].Both:0.00} ")
            + Text($"stable_ift={ours.Finite:0.000} accurate_ift={ours.Accurate:0.000} flagged={ours.Flagged:0.000} stable_autograd={theirs.Finite:0.000}"));
    }

    /// <summary>From 64 × 4 weights to their gradient: fit, ‖R − I‖², and back.</summary>
    private static (Dictionary<string, MethodTimer> Timers, double Mark) Rotations(DerivativeMethod[] methods, string? program)
    {
        double[] rows = GeometryInputs.Registration();
        Tensor pairs = tensor(rows, [64, 4, 7]).to(ScalarType.Float32), points = pairs.narrow(2, 0, 6).contiguous();
        Tensor truth = eye(3).reshape(1, 9).expand(64, 9).contiguous(), weights = pairs.narrow(2, 6, 1).contiguous();
        using MarkProgram? marks = program is null ? null : new MarkProgram(program);
        double mark = double.PositiveInfinity, sum = double.NaN;
        MethodTimer[] timers = Time(
            methods,
            weights,
            20,
            (method, leaf) => (method.Solve(cat([points, leaf], 2).reshape(64, 28), truth) - truth).pow(2).sum(),
            "rotation",
            () =>
            {
                for (int call = 0; marks is not null && call < 5; call++)
                {
                    (double microseconds, sum) = marks.Run("raw_cpp_reg3d_implicit_b64", MarkCalls);
                    mark = Math.Min(mark, microseconds / 1000);
                }
            });
        if (marks is not null)
        {
            Console.WriteLine(Text($"{"C++ and Eigen",-20}{"",12}{mark,15:0.0000}{sum,17:0.000000}"));
        }

        Console.WriteLine();
        return (timers.ToDictionary(timer => timer.Name), marks is null ? double.NaN : mark);
    }

    private static Dictionary<string, MethodTimer> FivePoints(DerivativeMethod[] methods)
    {
        double[] rows = GeometryInputs.TwoView(64, 5, 1e-3, false, out double[] truth);
        Tensor inputs = tensor(rows, [64, 20]).to(ScalarType.Float32), essential = tensor(truth, [1, 9]).to(ScalarType.Float32).expand(64, 9).contiguous();
        MethodTimer[] timers = Time(
            methods,
            inputs,
            5,
            (method, leaf) => (1 - method.Solve(leaf, essential).mul(essential).sum(1).pow(2)).sum(),
            "five points",
            () => { });
        Console.WriteLine();
        return timers.ToDictionary(timer => timer.Name);
    }

    private static MethodTimer[] Time(
        DerivativeMethod[] methods, Tensor leaf, int repeats, Func<DerivativeMethod, Tensor, Tensor> loss, string name, Action between)
    {
        MethodTimer[] timers = [.. methods.Select(method => new MethodTimer(method, leaf, loss, method.Name == DerivativeMethod.Differences ? 1 : repeats))];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(timers, timer => timer.Measure());
            between();
        }

        Console.WriteLine($"\n{name + ", b64, float32",-20}{"backward",12}{"with forward",15}{"gradient sum",17}");
        foreach (MethodTimer timer in timers)
        {
            Console.WriteLine(Text($"{timer.Name,-20}{timer.Backward,12:0.0000}{timer.Both,15:0.0000}{timer.GradientSum,17:0.000000}"));
        }

        return timers;
    }

    /// <summary>Prints both precisions, gives those of single.</summary>
    private static Dictionary<string, GradientStudy> Study(SampleSet samples, DerivativeMethod[] methods)
    {
        Dictionary<string, GradientStudy> single = [];
        Console.WriteLine(Text($"{samples.Name + ", 1,000",-32}{"finite",8}{"accurate",10}{"flagged",9}{"median error",14}   without reference: {samples.WithoutReference}"));
        foreach (DerivativeMethod method in methods)
        {
            foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                GradientStudy study = GradientStudy.Of(method, samples, type);
                Console.WriteLine(Text(
                    $"{method.Name,-20}{type,-12}{study.Finite,8:0.000}{study.Accurate,10:0.000}{study.Flagged,9:0.000}{study.Median,14:0.0e+00}"));
                if (type == ScalarType.Float32)
                {
                    single[method.Name] = study;
                }
            }
        }

        Console.WriteLine();
        return single;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
