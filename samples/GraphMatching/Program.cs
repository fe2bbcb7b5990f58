using System.Diagnostics;
using GraphMatchingSample.Data;
using GraphMatchingSample.Baselines;

var folder = args[0];
var sw = Stopwatch.StartNew();
Scene[] scenes = [Scene.Motorcycle(folder), Scene.Aloe(folder), Scene.Graffiti(folder)];
Console.WriteLine($"load {sw.ElapsedMilliseconds}"); sw.Restart();
float split = args.Length > 1 ? float.Parse(args[1]) : 140;
var all = new TaskOptions();
(string, KeypointTask[]) B(string n, Scene s, TaskOptions o, int c, int seed) { sw.Restart(); var r = new TaskBuilder(s, o).Build(c, seed); Console.WriteLine($"build {n} {sw.ElapsedMilliseconds} ms attempts {TaskBuilder.Attempts}"); TaskBuilder.Attempts=0; return (n, r); }
var sets = new[] {
 B("train", scenes[0], all with { FirstRow = split + 15, AnyOrientation = true }, 2000, 1),
 B("valid", scenes[0], all with { LastRow = split - 15 }, 200, 2),
 B("test", scenes[1], all, 300, 3),
 B("graf", scenes[2], all, 100, 4),
 B("graf-half", scenes[2], all with { Rotation = 20, SmallestScale = 0.9f, LargestScale = 1.1f }, 100, 4),
};
foreach (var (n, t) in sets)
    Console.WriteLine($"{n}: {t.Length} left {t.Average(x => x.LeftCount):0.0} [{t.Min(x => x.LeftCount)}-{t.Max(x => x.LeftCount)}] right {t.Average(x => x.RightCount):0.0} [{t.Min(x => x.RightCount)}-{t.Max(x => x.RightCount)}] leftunm {t.Sum(x => x.Matches.Count(m => m < 0)) / (double)t.Sum(x => x.LeftCount):0.00} rightunm {1 - t.Sum(x => x.Matches.Count(m => m >= 0)) / (double)t.Sum(x => x.RightCount):0.00}");
foreach (var (name, d) in new (string, IPatchDescriptor)[] { ("ncc", new NormalizedPatch()), ("upright", new GradientHistogram(false)), ("turned", new GradientHistogram(true)) })
{
    sw.Restart();
    var m = NearestDescriptor.Tune(d, sets[0].Item2);
    Console.Write($"{name} d={m.LargestDistance:0.00} r={m.LargestRatio} ({sw.ElapsedMilliseconds} ms)");
    foreach (var (n, t) in sets) { var s = m.Evaluate(t); Console.Write($"  {n} {s.Accuracy:0.000} F1 {s.F1:0.000}"); }
    Console.WriteLine();
}
