using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>A backbone and the solvers that turn its costs into matchings. Predicting is safe from several threads; training is not.</summary>
public sealed class MatchingModel : IDisposable
{
    private readonly Device _device;

    /// <summary>Makes an untrained model.</summary>
    /// <param name="specification">The backbone's shape.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where the backbone runs; the CPU by default.</param>
    public MatchingModel(KeypointBackboneSpecification specification, long seed = 1, Device? device = null)
    {
        _device = device ?? CPU;
        Specification = specification;
        Backbone = new KeypointBackbone(specification, seed);
        Backbone.to(_device);
        Backbone.eval();
        Solvers = new SolverPool(() => new GraphMatchingSolver());
    }

    /// <summary>Gets the network that predicts the costs.</summary>
    public KeypointBackbone Backbone { get; }

    /// <summary>Gets the backbone's shape.</summary>
    public KeypointBackboneSpecification Specification { get; }

    /// <summary>Gets the solvers.</summary>
    public SolverPool Solvers { get; }

    /// <summary>Predicts the matchings of some tasks with one pass of the network and one batch of solves.</summary>
    /// <param name="examples">At least one task; labels are not looked at.</param>
    /// <returns>One prediction for each task.</returns>
    /// <exception cref="ArgumentException">There is no task, or one was made for another number of features.</exception>
    /// <exception cref="NotFiniteNumberException">The network's costs overflow.</exception>
    public MatchingPrediction[] Predict(IReadOnlyList<MatchingExample> examples)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        using MatchingBatch batch = Layout(examples);
        float[] costs = Costs(batch).cpu().data<float>().ToArray();
        var solutions = new float[costs.Length];
        var results = new SolverResult[examples.Count];
        new SolverBatch(Solvers, batch.Problems()).Solve(costs, solutions, results);
        var predictions = new MatchingPrediction[examples.Count];
        for (int row = 0; row < predictions.Length; row++)
        {
            GraphMatchingProblem problem = examples[row].Problem;
            ReadOnlySpan<float> solution = solutions.AsSpan(row * batch.Width, problem.Size);
            var match = new int[problem.LeftCount];
            problem.ReadMatch(solution, match);
            predictions[row] = new MatchingPrediction(
                match, solution[..problem.NodeSlotCount].ToArray(), results[row].Objective, results[row].Bound);
        }

        return predictions;
    }

    /// <summary>Frees the network and the solvers.</summary>
    public void Dispose()
    {
        Backbone.Dispose();
        Solvers.Dispose();
    }

    internal Device Device => _device;

    /// <summary>The network's costs, which are finite.</summary>
    internal Tensor Costs(MatchingBatch batch)
    {
        Tensor costs = Backbone.call(batch);
        return costs.isfinite().all().item<bool>()
            ? costs
            : throw new NotFiniteNumberException("The network predicts costs that are not finite: its weights or the features are too large.");
    }

    internal MatchingBatch Layout(IReadOnlyList<MatchingExample> examples) => new(examples, Specification.FeatureSize, _device);
}
