using Microsoft.ML.Combinatorial.Metrics;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML;

/// <summary>Operations on combinatorial models; <c>mlContext.Combinatorial()</c> gives one.</summary>
public sealed class CombinatorialCatalog
{
    /// <summary>The source of this library's log messages.</summary>
    internal const string Source = "Combinatorial";

    private readonly MLContext _mlContext;

    internal CombinatorialCatalog(MLContext mlContext)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        _mlContext = mlContext;
    }

    /// <summary>Compares predicted matchings with true ones.</summary>
    /// <param name="data">Scored rows, one matching task each.</param>
    /// <param name="labelColumnName">The true right partner of each left keypoint, negative for none: a vector of Int32, Single or
    /// keys.</param>
    /// <param name="matchingColumnName">The predicted partners, in the same form.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's two vectors differ in length; the message names the row.</exception>
    public MatchingMetrics EvaluateMatching(IDataView data, string labelColumnName = "Label", string matchingColumnName = "Matching")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(matchingColumnName);
        return MatchingEvaluator.Evaluate(data, labelColumnName, matchingColumnName);
    }

    /// <summary>Compares predicted registrations with true ones.</summary>
    /// <param name="data">Scored rows, one registration task each.</param>
    /// <param name="labelColumnName">The true transformation: a vector of Single, the rotation row by row, then the translation, 12 values;
    /// or the scale behind them, 13 values.</param>
    /// <param name="transformationColumnName">The predicted transformation, in the same form.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's value is no transformation; the message names the row and the column.</exception>
    public RegistrationMetrics EvaluateRegistration(
        IDataView data, string labelColumnName = "Label", string transformationColumnName = "Transformation")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(transformationColumnName);
        return RegistrationEvaluator.Evaluate(data, labelColumnName, transformationColumnName);
    }

    /// <summary>Compares predicted relative poses of two views with true ones.</summary>
    /// <param name="data">Scored rows, one pair of views each.</param>
    /// <param name="labelColumnName">The true pose: a vector of 12 Single, the rotation row by row, then the translation of any length.</param>
    /// <param name="poseColumnName">The predicted pose, in the same form; zeros where none was found, which counts as an error of 180°.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's value is no pose; the message names the row and the column.</exception>
    public PoseMetrics EvaluatePose(IDataView data, string labelColumnName = "Label", string poseColumnName = "Pose")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(poseColumnName);
        return PoseEvaluator.Evaluate(data, labelColumnName, poseColumnName);
    }

    /// <summary>
    /// Gives this library's own transformers back in place of the chains that a loaded model has for them, at any depth. They
    /// score in batches, can be disposed, tell how they were trained, and can be saved again.
    /// </summary>
    /// <param name="model">A transformer that <c>mlContext.Model.Load</c> gave, or any other.</param>
    /// <param name="device">Where the networks shall run; the CPU by default.</param>
    /// <returns>A model that makes the same decisions; <paramref name="model"/> itself where there is nothing to give back. The networks
    /// in it belong to it, not to <paramref name="model"/>: dispose it.</returns>
    /// <exception cref="FormatException">A saved model in it is damaged, of an unknown format version, or has a part that is not known
    /// here.</exception>
    public ITransformer Unwrap(ITransformer model, torch.Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return StoredTransforms.Unwrap(_mlContext, model, device);
    }

    /// <summary>Draws a seed for a trainer's options from the context's own random numbers: contexts of equal seeds give equal
    /// seeds.</summary>
    /// <returns>0 … 2³¹ − 2.</returns>
    public long NextSeed() => ((IHostEnvironment)_mlContext).Register(Source).Rand.Next();

    /// <summary>A receiver of training progress that writes one line for each epoch to <c>mlContext.Log</c>, under the source
    /// <c>Combinatorial</c>.</summary>
    public IProgress<TrainingProgress> LogProgress() => new ProgressLog(_mlContext);
}
