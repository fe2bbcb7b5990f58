using Microsoft.ML.Combinatorial.Benchmarks;
using Microsoft.ML.Combinatorial.Benchmarks.Geometry;
using Microsoft.ML.Combinatorial.Benchmarks.Torch;

switch (args)
{
    case ["matching", .. var rest]:
        MatchingBenchmark.Run(rest is [var seeds] ? int.Parse(seeds, System.Globalization.CultureInfo.InvariantCulture) : 3);
        return 0;
    case ["torch", .. var rest]:
        TorchBenchmark.Run(rest is [var markProgram] ? markProgram : null);
        return 0;
    case ["geometry"]:
        GeometryBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("usage: bench matching [SEEDS] | torch [C++ PROGRAM] | geometry");
        return 2;
}
