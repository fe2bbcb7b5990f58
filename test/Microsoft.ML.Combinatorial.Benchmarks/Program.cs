using Microsoft.ML.Combinatorial.Benchmarks;

switch (args)
{
    case ["matching", .. var rest]:
        MatchingBenchmark.Run(rest is [var seeds] ? int.Parse(seeds, System.Globalization.CultureInfo.InvariantCulture) : 3);
        return 0;
    default:
        Console.Error.WriteLine("usage: bench matching [SEEDS]");
        return 2;
}
