using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Training;

/// <summary>
/// The one training loop of all transforms: shuffled mini-batches, AdamW with a falling step size, validation after every epoch, the best
/// weights kept, early stopping, cancellation and checkpoints.
/// </summary>
/// <typeparam name="TExample">One training example.</typeparam>
public sealed class TrainingLoop<TExample>
{
    private readonly ITrainingTask<TExample> _task;
    private readonly TrainingOptions _options;
    private readonly string _fingerprint;
    private readonly List<TrainingProgress> _history = [];
    private byte[] _bestWeights;
    private double _bestMetric = double.NaN;
    private int _bestEpoch;

    /// <summary>Makes a loop; nothing is trained yet.</summary>
    /// <param name="task">What is trained.</param>
    /// <param name="options">Settings, checked here.</param>
    /// <param name="fingerprint">Names the run in its checkpoint, so that a checkpoint of other settings is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public TrainingLoop(ITrainingTask<TExample> task, TrainingOptions options, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _task = task;
        _options = options;
        _fingerprint = $"{fingerprint}|{options.NumberOfEpochs}|{options.BatchSize}|{options.LearningRate:R}|{options.WeightDecay:R}|" +
            $"{options.GradientClipNorm:R}|{options.EarlyStoppingPatience}|{options.Seed}";
        _bestWeights = TrainingCheckpoint.SaveWeights(task.Network);
    }

    /// <summary>Trains. The network has the best weights afterwards, also when cancelled.</summary>
    /// <param name="training">At least one example.</param>
    /// <param name="validation">Examples to choose the best epoch by, or null to keep the last.</param>
    /// <exception cref="InvalidOperationException">There is no training or validation example, or the loss is not finite.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another run.</exception>
    /// <exception cref="IOException">The checkpoint's folder does not exist, or the file cannot be written.</exception>
    public TrainingResult Run(IExampleSource<TExample> training, IExampleSource<TExample>? validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        int threads = get_num_threads();
        set_num_threads(_options.TorchThreads);
        try
        {
            using AdamW optimizer = optim.AdamW(
                _task.Network.parameters(), _options.LearningRate, weight_decay: _options.WeightDecay);
            Resume(optimizer);
            bool cancelled = RunEpochs(optimizer, training, validation);
            TrainingCheckpoint.LoadWeights(_task.Network, _bestWeights);
            _task.Network.eval();
            if (!cancelled && _options.CheckpointPath is { } path)
            {
                File.Delete(path);
            }

            return new TrainingResult(_bestEpoch, _bestMetric, _history, cancelled);
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private void Resume(AdamW optimizer)
    {
        if (_options.CheckpointPath is not { } path || TrainingCheckpoint.Open(path, _fingerprint) is not { } checkpoint)
        {
            return;
        }

        TrainingCheckpoint.LoadWeights(_task.Network, checkpoint.Weights);
        TrainingCheckpoint.LoadOptimizer(optimizer, checkpoint.Optimizer);
        if (_task.Layer is { } layer && checkpoint.Layer is { } state)
        {
            TrainingCheckpoint.LoadWeights(layer, state);
        }

        _task.StepCount = checkpoint.Step;
        _history.AddRange(checkpoint.History);
        (_bestEpoch, _bestMetric, _bestWeights) = (checkpoint.BestEpoch, checkpoint.BestMetric, checkpoint.BestWeights);
    }

    private bool RunEpochs(AdamW optimizer, IExampleSource<TExample> training, IExampleSource<TExample>? validation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            while (_history.Count < _options.NumberOfEpochs && !OutOfPatience())
            {
                RunEpoch(optimizer, training, validation, clock);
            }

            return false;
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (NotFiniteNumberException exception)
        {
            throw new InvalidOperationException(
                $"Training diverged in epoch {_history.Count + 1}: {exception.Message} A smaller LearningRate may help.", exception);
        }
    }

    private void RunEpoch(AdamW optimizer, IExampleSource<TExample> training, IExampleSource<TExample>? validation, Stopwatch clock)
    {
        int epoch = _history.Count;
        TimeSpan start = clock.Elapsed;
        TimeSpan solverStart = _task.SolverTime;
        foreach (ParamGroup group in optimizer.ParamGroups.Cast<ParamGroup>())
        {
            group.LearningRate = _options.LearningRate * (1 + Math.Cos(Math.PI * epoch / _options.NumberOfEpochs)) / 2;
        }

        var sums = new EpochSums();
        _task.Network.train();
        foreach (IReadOnlyList<TExample> batch in Batches(training.Read(epoch)))
        {
            Step(optimizer, batch, sums);
        }

        if (sums.Examples == 0)
        {
            throw new InvalidOperationException("Training set has 0 instances, aborting training.");
        }

        double metric = validation is null ? double.NaN : Validate(validation);
        bool isBest = validation is null || double.IsNaN(_bestMetric) || metric > _bestMetric;
        if (isBest)
        {
            (_bestEpoch, _bestMetric, _bestWeights) = (epoch + 1, metric, TrainingCheckpoint.SaveWeights(_task.Network));
        }

        TimeSpan solver = _task.SolverTime - solverStart;
        var progress = new TrainingProgress(
            epoch + 1, _options.NumberOfEpochs, sums.Loss / sums.Examples, metric, _task.MetricName, solver, clock.Elapsed - start - solver,
            clock.Elapsed, sums.ZeroGradientShare / sums.Examples, sums.CostNorm / sums.Examples, isBest);
        _history.Add(progress);
        WriteCheckpoint(optimizer);
        _options.Progress?.Report(progress);
    }

    private void Step(AdamW optimizer, IReadOnlyList<TExample> batch, EpochSums sums)
    {
        using DisposeScope scope = NewDisposeScope();
        _task.Network.zero_grad();
        Tensor loss = _task.Loss(batch, out Func<GradientDiagnostics>? health);
        double value = loss.ToDouble();
        if (!double.IsFinite(value))
        {
            throw new NotFiniteNumberException($"The training loss is {value.ToString(CultureInfo.InvariantCulture)}.");
        }

        loss.backward();
        if (double.IsFinite(_options.GradientClipNorm))
        {
            nn.utils.clip_grad_norm_(_task.Network.parameters(), _options.GradientClipNorm);
        }

        optimizer.step();
        sums.Add(batch.Count, value, health?.Invoke());
    }

    private double Validate(IExampleSource<TExample> validation)
    {
        _task.Network.eval();
        double sum = 0;
        double count = 0;
        foreach (IReadOnlyList<TExample> batch in Batches(validation.Read(-1)))
        {
            using DisposeScope scope = NewDisposeScope();
            using var noGradient = no_grad();
            (double batchSum, double batchCount) = _task.Score(batch);
            sum += batchSum;
            count += batchCount;
        }

        return count > 0 ? sum / count : throw new InvalidOperationException("Validation set has 0 instances, aborting training.");
    }

    private IEnumerable<IReadOnlyList<TExample>> Batches(IEnumerable<TExample> examples)
    {
        foreach (TExample[] batch in examples.Chunk(_options.BatchSize))
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            yield return batch;
        }
    }

    private bool OutOfPatience() =>
        _options.EarlyStoppingPatience > 0 && !double.IsNaN(_bestMetric) && _history.Count - _bestEpoch >= _options.EarlyStoppingPatience;

    private void WriteCheckpoint(AdamW optimizer)
    {
        if (_options.CheckpointPath is { } path)
        {
            new TrainingCheckpoint(
                _fingerprint, _task.StepCount, _bestEpoch, _bestMetric, TrainingCheckpoint.SaveWeights(_task.Network), _bestWeights,
                TrainingCheckpoint.SaveOptimizer(optimizer), _task.Layer is { } layer ? TrainingCheckpoint.SaveWeights(layer) : null,
                _history).Write(path);
        }
    }

    private sealed class EpochSums
    {
        public int Examples { get; private set; }

        public double Loss { get; private set; }

        public double ZeroGradientShare { get; private set; }

        public double CostNorm { get; private set; }

        public void Add(int examples, double loss, GradientDiagnostics? health)
        {
            Examples += examples;
            Loss += loss * examples;
            ZeroGradientShare += (health?.ZeroGradientShare ?? double.NaN) * examples;
            CostNorm += (health?.CostNorm ?? double.NaN) * examples;
        }
    }
}
