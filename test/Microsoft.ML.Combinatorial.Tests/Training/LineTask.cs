using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Training;

/// <summary>Fits y = a x + b: a training task without any solver. The metric is minus the mean squared error.</summary>
internal sealed class LineTask : ITrainingTask<(float X, float Y)>, IDisposable
{
    public Linear Line { get; } = nn.Linear(1, 1);

    public nn.Module Network => Line;

    public string MetricName => "negative error";

    public TimeSpan SolverTime => TimeSpan.Zero;

    public long StepCount { get; set; }

    /// <summary>Gets what <see cref="Score"/> says instead of the truth, evaluation after evaluation.</summary>
    public Queue<double> Metrics { get; } = new();

    /// <summary>Gets the size of each batch trained on.</summary>
    public List<int> BatchSizes { get; } = [];

    public Tensor Loss(IReadOnlyList<(float X, float Y)> batch, out Func<GradientDiagnostics>? health)
    {
        Assert.IsTrue(Line.training);
        StepCount++;
        BatchSizes.Add(batch.Count);
        health = null;
        return Error(batch);
    }

    public (double Sum, double Count) Score(IReadOnlyList<(float X, float Y)> batch)
    {
        Assert.IsFalse(Line.training);
        Assert.IsFalse(is_grad_enabled());
        return (batch.Count * (Metrics.TryDequeue(out double metric) ? metric : -Error(batch).item<float>()), batch.Count);
    }

    public void Dispose() => Line.Dispose();

    private Tensor Error(IReadOnlyList<(float X, float Y)> batch)
    {
        Tensor x = tensor(batch.Select(point => point.X).ToArray(), [batch.Count, 1]);
        Tensor y = tensor(batch.Select(point => point.Y).ToArray(), [batch.Count, 1]);
        return Line.call(x).sub(y).square().mean();
    }
}
