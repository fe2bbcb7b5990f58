using System.Globalization;
using Microsoft.ML.Combinatorial.Benchmarks;
using Microsoft.ML.Combinatorial.Benchmarks.Geometry;
using Microsoft.ML.Combinatorial.Benchmarks.Layers;
using Microsoft.ML.Combinatorial.Benchmarks.Pose;
using Microsoft.ML.Combinatorial.Benchmarks.PredictThenOptimize;
using Microsoft.ML.Combinatorial.Benchmarks.Solvers;
using Microsoft.ML.Combinatorial.Benchmarks.Torch;
using Microsoft.ML.Combinatorial.Benchmarks.Toy;

// One line for each verb: its name, its argument, what it runs. The argument may be missing.
(string Verb, string Argument, Action<string?> Run)[] verbs =
[
    ("matching", "[SEEDS]", seeds => MatchingBenchmark.Run(seeds is null ? 3 : int.Parse(seeds, CultureInfo.InvariantCulture))),
    ("torch", "[C++ PROGRAM]", TorchBenchmark.Run),
    ("solvers", "[C++ PROGRAM]", SolverBenchmark.Run),
    ("matching-gap", "", _ => GraphMatchingGap.Run()),
    ("gradients", "[ROUNDS]", rounds => GradientBenchmark.Run(rounds is null ? 200 : int.Parse(rounds, CultureInfo.InvariantCulture))),
    ("layers", "[C++ PROGRAM]", LayerBenchmark.Run),
    ("toy", "[PICTURE]", ToyBenchmark.Run),
    ("pyepo", "[SEEDS]", seeds => PathBenchmark.Run(seeds is null ? 20 : int.Parse(seeds, CultureInfo.InvariantCulture))),
    ("geometry", "[C++ PROGRAM]", GeometryBenchmark.Run),
    ("registration", "", _ => RegistrationBenchmark.Run()),
    ("pose", "[EPOCHS]", epochs => PoseBenchmark.Run(epochs is null ? null : int.Parse(epochs, CultureInfo.InvariantCulture))),
];

int chosen = args.Length is 1 or 2 ? Array.FindIndex(verbs, verb => verb.Verb == args[0]) : -1;
if (chosen < 0)
{
    Console.Error.WriteLine($"usage: bench {string.Join(" | ", verbs.Select(verb => $"{verb.Verb} {verb.Argument}".TrimEnd()))}");
    return 2;
}

verbs[chosen].Run(args.Length == 2 ? args[1] : null);
return 0;
