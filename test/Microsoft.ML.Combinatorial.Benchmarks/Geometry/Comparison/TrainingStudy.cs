using System.Globalization;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>Runs of training that end without an exception or a number that is not finite, as MinBackProp counts stability; and the paper's two toys.</summary>
internal static class TrainingStudy
{
    public static void Run(DerivativeMethod[] rotation, DerivativeMethod[] fivePoints, int seeds)
    {
        Console.WriteLine($"{"training, " + seeds + " runs",-20}{"",-12}{"rotation",10}{"degrees",10}{"five points",13}{"error",9}");
        foreach (string name in new[] { DerivativeMethod.Implicit, DerivativeMethod.Autograd, DerivativeMethod.Declarative })
        {
            foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                (double stable, double degrees) = Rotations(Find(rotation, name), type, seeds);
                (double stableFive, double error) = FivePoints(Find(fivePoints, name), type, seeds);
                Console.WriteLine(Text($"{name,-20}{type,-12}{stable,10:0.00}{degrees,10:0.0000}{stableFive,13:0.00}{error,9:0.0000}"));
            }
        }

        List<(string, List<double[]>)> courses = [];
        foreach (string name in new[] { DerivativeMethod.Implicit, DerivativeMethod.Autograd, DerivativeMethod.Declarative })
        {
            var toy = new RotationTraining(RotationTraining.Paper, ScalarType.Float64);
            bool ended = toy.Run(Find(rotation, name));
            Console.WriteLine(Text(
                $"toy, four pairs, {name}: {(ended ? "ended" : "failed")}, angle {toy.Course[0][4]:0.0000} to {toy.Course[^1][4]:0.000000} degrees, outlier's weight {toy.Course[^1][0]:0.0000}"));
            courses.Add((name, toy.Course));
        }

        (double firstLoss, double lastLoss, double firstShare, double lastShare) = FundamentalToy.Run();
        Console.WriteLine(Text(
            $"toy, fifteen correspondences: loss {firstLoss:0.0e+00} to {lastLoss:0.0e+00}, outlier's share of the weights {firstShare:0.0000} to {lastShare:0.0000}"));
        Console.Error.WriteLine($"bench geometry: the picture is {RotationPlot.Write(courses, Path.Combine("artifacts", "registration-toy.svg"))}");
    }

    private static DerivativeMethod Find(DerivativeMethod[] methods, string name) => Array.Find(methods, method => method.Name == name)!;

    /// <summary>The share of stable runs and the median angle at the end of those.</summary>
    private static (double Stable, double Median) Rotations(DerivativeMethod method, ScalarType type, int seeds)
    {
        RotationTraining[] runs = [.. Enumerable.Range(0, seeds).Select(seed => new RotationTraining(RotationTraining.Random(seed), type))];
        double[] angles = [.. runs.Where(run => run.Run(method)).Select(run => run.Course[^1][4]).Order()];
        return ((double)angles.Length / seeds, angles.Length == 0 ? double.NaN : angles[angles.Length / 2]);
    }

    /// <summary>The share of stable runs and the median error of the parameters at the end of those.</summary>
    private static (double Stable, double Median) FivePoints(DerivativeMethod method, ScalarType type, int seeds)
    {
        CalibrationTraining[] runs = [.. Enumerable.Range(0, seeds).Select(seed => new CalibrationTraining(seed, type))];
        double[] shares = [.. runs.Where(run => run.Run(method)).Select(run => run.Error).Order()];
        return ((double)shares.Length / seeds, shares.Length == 0 ? double.NaN : shares[shares.Length / 2]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
