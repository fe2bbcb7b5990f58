using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

public sealed partial class PointRegistrationEstimator
{
    /// <summary>The defaults that the options and the catalog's short form share.</summary>
    internal static class Defaults
    {
        public const string OutputColumnName = "Transformation";
        public const string SourceColumnName = "Source";
        public const string TargetColumnName = "Target";
        public const string LabelColumnName = "Label";
        public const RegistrationKind Kind = RegistrationKind.Rigid;
        public const int NumberOfEpochs = 20;
        public const int RefinementIterations = 5;
        public const double ValidationFraction = 0.1;
        public const int ScoringBatchSize = 32;
        public const long Seed = 1;

        public static readonly RegistrationNetworkSpecification Network = new();

        public static readonly RegistrationLossOptions Loss = new();

        public static readonly TrainingOptions Training = new();
    }

    /// <summary>The settings of a <see cref="PointRegistrationEstimator"/>. They are copied and checked when the estimator is made.</summary>
    public sealed class Options
    {
        /// <summary>Gets or sets the name of the column of transformations; the columns of the weights, the residual and the flag are named
        /// after it.</summary>
        public string OutputColumnName { get; set; } = Defaults.OutputColumnName;

        /// <summary>Gets or sets the column of source points: a vector of Single, x, y and z of each point.</summary>
        public string SourceColumnName { get; set; } = Defaults.SourceColumnName;

        /// <summary>Gets or sets the column of target points: as many, in the order of the source points they are taken to correspond
        /// to.</summary>
        public string TargetColumnName { get; set; } = Defaults.TargetColumnName;

        /// <summary>Gets or sets the column of true transformations, read in training only: a vector of Single, R row by row, then t; for a
        /// similarity s behind them.</summary>
        public string LabelColumnName { get; set; } = Defaults.LabelColumnName;

        /// <summary>Gets or sets what the registration may do to the source points; <see cref="RegistrationKind.Rigid"/> by
        /// default.</summary>
        public RegistrationKind Kind { get; set; } = Defaults.Kind;

        /// <summary>Gets or sets the number of channels of the network, 1 … 4096, default 32. Larger: more capacity, slower.</summary>
        public int NetworkWidth { get; set; } = Defaults.Network.Width;

        /// <summary>Gets or sets the number of the network's residual blocks, 0 … 64, default 3.</summary>
        public int NetworkBlocks { get; set; } = Defaults.Network.Blocks;

        /// <summary>Gets or sets how a fitted rotation is compared with the true one; <see cref="RotationLoss.Chordal"/> by
        /// default.</summary>
        public RotationLoss RotationLoss { get; set; } = Defaults.Loss.Rotation;

        /// <summary>Gets or sets the weight of the loss at the fitted transformation, 0 or more, default 1. 0: the network is trained as
        /// a classifier of pairs alone.</summary>
        public double TransformationLossWeight { get; set; } = Defaults.Loss.TransformationWeight;

        /// <summary>Gets or sets the weight of translation and scale relative to the rotation in that loss, 0 or more, default 1.</summary>
        public double TranslationLossWeight { get; set; } = Defaults.Loss.TranslationWeight;

        /// <summary>Gets or sets the weight of the cross entropy of the predicted weights, 0 or more, default 0.5. 0: only the fitted
        /// transformation counts.</summary>
        public double InlierLossWeight { get; set; } = Defaults.Loss.InlierWeight;

        /// <summary>Gets or sets the distance up to which a pair counts as right, in training by the true transformation and in the
        /// last refits by the found one; relative to the source's root mean square radius, above 0, default 0.05. About three
        /// times the noise is right: smaller rejects right pairs, larger keeps wrong ones.</summary>
        public double InlierThreshold { get; set; } = Defaults.Loss.InlierThreshold;

        /// <summary>Gets or sets how often, when scoring, the fit is repeated with less weight for distant pairs, at least 0, default 5. 0:
        /// the fit of the predicted weights stands.</summary>
        public int RefinementIterations { get; set; } = Defaults.RefinementIterations;

        /// <summary>Gets or sets the number of passes over the data, at least 1, default 20.</summary>
        public int NumberOfEpochs { get; set; } = Defaults.NumberOfEpochs;

        /// <summary>Gets or sets the number of tasks of a training step, at least 1, default 16. Larger: steadier and fewer
        /// steps.</summary>
        public int BatchSize { get; set; } = Defaults.Training.BatchSize;

        /// <summary>Gets or sets the optimiser's step size at the start, above 0, default 0.001. Too large: the loss jumps; too small:
        /// it creeps.</summary>
        public double LearningRate { get; set; } = Defaults.Training.LearningRate;

        /// <summary>Gets or sets the decoupled weight decay, 0 or more, default 0.0001. Larger holds the weights smaller.</summary>
        public double WeightDecay { get; set; } = Defaults.Training.WeightDecay;

        /// <summary>Gets or sets the norm that the gradient of a step is cut to, above 0, default 5; infinity cuts nothing.</summary>
        public double GradientClipNorm { get; set; } = Defaults.Training.GradientClipNorm;

        /// <summary>Gets or sets the number of epochs without a smaller mean rotation error on the validation rows after which training ends; 0, the default, for
        /// never.</summary>
        public int EarlyStoppingPatience { get; set; } = Defaults.Training.EarlyStoppingPatience;

        /// <summary>Gets or sets the share of the rows that are kept from training and used to choose the best epoch, 0 ≤ share &lt; 1,
        /// default 0.1. They are drawn at random by <see cref="Seed"/>. 0 keeps the last epoch. Not looked at where
        /// <see cref="ValidationData"/> is given.</summary>
        public double ValidationFraction { get; set; } = Defaults.ValidationFraction;

        /// <summary>Gets or sets rows to choose the best epoch by, instead of a share of the training rows; null by default. In a
        /// pipeline these rows must have gone through the preceding steps already, as the training rows have: transform them with those
        /// steps, fitted on the training rows.</summary>
        public IDataView? ValidationData { get; set; }

        /// <summary>Gets or sets the seed of the first weights, the order of rows, the validation rows; default 1.
        /// <see cref="CombinatorialCatalog.NextSeed"/> draws one from the context's own.</summary>
        public long Seed { get; set; } = Defaults.Seed;

        /// <summary>Gets or sets where the network runs; null, the default, for the CPU. Fits are solved on the CPU in any
        /// case.</summary>
        public torch.Device? Device { get; set; }

        /// <summary>Gets or sets the number of threads inside a tensor operation while training, at least 1, default 1: the processors
        /// are busy with the solves, and a run repeats to the bit. More may pay off with heavy backbones.</summary>
        public int TorchThreads { get; set; } = Defaults.Training.TorchThreads;

        /// <summary>Gets or sets who is told after every epoch; null by default. <see cref="CombinatorialCatalog.LogProgress"/> gives
        /// one that writes to the context's log.</summary>
        public IProgress<TrainingProgress>? Progress { get; set; }

        /// <summary>Gets or sets the token that ends training early. Fit then returns the best model so far; it does not throw.</summary>
        public CancellationToken CancellationToken { get; set; }

        /// <summary>Gets or sets a file that is written after every epoch, and from which a killed run goes on to the same model; null,
        /// the default, for none. It is deleted when training ends by itself.</summary>
        public string? CheckpointPath { get; set; }

        /// <summary>Gets or sets the number of rows that are scored together when a cursor reads the transformer's output, at least 1,
        /// default 32. Larger is quicker up to a point, and keeps more rows in memory; the decisions are the same.</summary>
        public int ScoringBatchSize { get; set; } = Defaults.ScoringBatchSize;

        internal PointRegistrationColumns Columns() => new(OutputColumnName, SourceColumnName, TargetColumnName, LabelColumnName);

        internal RegistrationNetworkSpecification NetworkSpecification() =>
            new() { Kind = Kind, Width = NetworkWidth, Blocks = NetworkBlocks };

        internal RegistrationLossOptions LossOptions() => new()
        {
            Rotation = RotationLoss,
            TransformationWeight = TransformationLossWeight,
            TranslationWeight = TranslationLossWeight,
            InlierWeight = InlierLossWeight,
            InlierThreshold = InlierThreshold,
        };

        internal TrainingOptions TrainingOptions() => new()
        {
            NumberOfEpochs = NumberOfEpochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            WeightDecay = WeightDecay,
            GradientClipNorm = GradientClipNorm,
            EarlyStoppingPatience = EarlyStoppingPatience,
            Seed = Seed,
            TorchThreads = TorchThreads,
            Device = Device,
            Progress = Progress,
            CancellationToken = CancellationToken,
            CheckpointPath = CheckpointPath,
        };

        /// <summary>A copy that the caller cannot change any more, with every value checked.</summary>
        internal Options CheckedCopy()
        {
            var copy = (Options)MemberwiseClone();
            copy.Columns().Validate();
            copy.NetworkSpecification().Validate();
            copy.LossOptions().Validate();
            copy.TrainingOptions().Validate();
            ArgumentOutOfRangeException.ThrowIfNegative(copy.RefinementIterations, nameof(RefinementIterations));
            ArgumentOutOfRangeException.ThrowIfLessThan(copy.ScoringBatchSize, 1, nameof(ScoringBatchSize));
            if (!(copy.ValidationFraction is >= 0 and < 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(ValidationFraction), copy.ValidationFraction, "ValidationFraction must be at least 0 and below 1.");
            }

            return copy;
        }
    }
}
