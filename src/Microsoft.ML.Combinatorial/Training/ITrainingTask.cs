using Microsoft.ML.Combinatorial.Gradients;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What the training loop has to know of what is trained.</summary>
/// <typeparam name="TExample">One training example.</typeparam>
public interface ITrainingTask<in TExample>
{
    /// <summary>Gets the network whose parameters are trained.</summary>
    nn.Module Network { get; }

    /// <summary>Gets the layer that the loss goes through, whose adaptive state a checkpoint keeps beside the weights; null, the default,
    /// where there is none.</summary>
    nn.Module? Layer => null;

    /// <summary>Gets what <see cref="Score"/> measures, such as <c>accuracy</c>.</summary>
    string MetricName { get; }

    /// <summary>Gets the total time spent in solvers so far.</summary>
    TimeSpan SolverTime { get; }

    /// <summary>Gets or sets the number of steps done, which keys the noise of a step; a resumed run sets it.</summary>
    long StepCount { get; set; }

    /// <summary>Computes the loss of a batch, a differentiable scalar: the mean over the examples.</summary>
    /// <param name="batch">At least one example.</param>
    /// <param name="health">After the backward pass: tells how healthy the step's gradient is; null where it says nothing.</param>
    Tensor Loss(IReadOnlyList<TExample> batch, out Func<GradientDiagnostics>? health);

    /// <summary>Measures a batch in evaluation mode.</summary>
    /// <returns>The metric's numerator and denominator, which are summed over batches.</returns>
    (double Sum, double Count) Score(IReadOnlyList<TExample> batch);
}
