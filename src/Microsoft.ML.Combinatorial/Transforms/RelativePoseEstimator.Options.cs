using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

public sealed partial class RelativePoseEstimator
{
    /// <summary>The defaults that the options and the catalog's short form share.</summary>
    internal static class Defaults
    {
        public const string OutputColumnName = "Pose";
        public const string CorrespondencesColumnName = "Correspondences";
        public const string LabelColumnName = "Label";
        public const int NumberOfEpochs = 20;
        public const double ValidationFraction = 0.1;
        public const int ScoringBatchSize = 32;
        public const long Seed = 1;

        public static readonly CorrespondenceNetworkSpecification Network = new();
        public static readonly RelativePoseOptions Estimation = new();
        public static readonly TrainingOptions Training = new();
    }

    /// <summary>The settings of a <see cref="RelativePoseEstimator"/>. They are copied and checked when the estimator is made.</summary>
    public sealed class Options
    {
        /// <summary>Gets or sets the name of the column of poses; the columns of the essential matrix, the weights and the inliers are named
        /// after it.</summary>
        public string OutputColumnName { get; set; } = Defaults.OutputColumnName;

        /// <summary>Gets or sets the column of correspondences: a vector of Single, x₁, y₁, x₂, y₂ for each.</summary>
        public string CorrespondencesColumnName { get; set; } = Defaults.CorrespondencesColumnName;

        /// <summary>Gets or sets the column of true poses, read in training only: 12 Single, R row by row and t of any length, with
        /// x₂ ∼ R x₁ + t.</summary>
        public string LabelColumnName { get; set; } = Defaults.LabelColumnName;

        /// <summary>Gets or sets the first view's camera, where its coordinates are pixels; null, the default, where they are normalised
        /// already.</summary>
        public CameraIntrinsics? FirstCamera { get; set; }

        /// <summary>Gets or sets the second view's camera, likewise.</summary>
        public CameraIntrinsics? SecondCamera { get; set; }

        /// <summary>Gets or sets the number of channels of the network, 1 … 4096, default 48. Larger: more capacity, slower.</summary>
        public int NetworkWidth { get; set; } = Defaults.Network.Width;

        /// <summary>Gets or sets the number of residual blocks of the network, 1 … 64, default 5.</summary>
        public int NetworkBlocks { get; set; } = Defaults.Network.Blocks;

        /// <summary>Gets or sets the number of minimal samples that scoring draws, 1 … 1,000,000, default 64. More find the pose more surely and
        /// take longer.</summary>
        public int Hypotheses { get; set; } = Defaults.Estimation.Hypotheses;

        /// <summary>Gets or sets the largest Sampson distance of a right correspondence, in normalised units (pixels over the focal length), above 0,
        /// default 0.001. Training tells right from wrong by it, scoring counts inliers by it. Too small: true ones are lost to noise; too large: wrong
        /// ones are let in.</summary>
        public double Threshold { get; set; } = Defaults.Estimation.Threshold;

        /// <summary>Gets or sets which minimal solver scoring uses; <see cref="RelativePoseSolver.FivePoint"/> by default.</summary>
        public RelativePoseSolver Solver { get; set; } = Defaults.Estimation.Solver;

        /// <summary>Gets or sets the most steps of the refinement of the best hypothesis, 0 … 1,000, default 20.</summary>
        public int RefinementSteps { get; set; } = Defaults.Estimation.RefinementSteps;

        /// <summary>Gets or sets what is trained; <see cref="PoseSupervision.ThroughSolver"/> by default. The solvers are differentiated
        /// implicitly.</summary>
        public PoseSupervision Supervision { get; set; } = PoseSupervision.ThroughSolver;

        /// <summary>Gets or sets the number of passes over the data, at least 1, default 20.</summary>
        public int NumberOfEpochs { get; set; } = Defaults.NumberOfEpochs;

        /// <summary>Gets or sets the number of pairs of a training step, at least 1, default 16. Larger: steadier and fewer
        /// steps.</summary>
        public int BatchSize { get; set; } = Defaults.Training.BatchSize;

        /// <summary>Gets or sets the optimiser's step size at the start, above 0, default 0.001. Too large: the loss jumps; too small:
        /// it creeps.</summary>
        public double LearningRate { get; set; } = Defaults.Training.LearningRate;

        /// <summary>Gets or sets the decoupled weight decay, 0 or more, default 0.0001. Larger holds the weights smaller.</summary>
        public double WeightDecay { get; set; } = Defaults.Training.WeightDecay;

        /// <summary>Gets or sets the norm that the gradient of a step is cut to, above 0, default 5; infinity cuts nothing.</summary>
        public double GradientClipNorm { get; set; } = Defaults.Training.GradientClipNorm;

        /// <summary>Gets or sets the number of epochs without a better validation metric after which training ends; 0, the default, for
        /// never.</summary>
        public int EarlyStoppingPatience { get; set; } = Defaults.Training.EarlyStoppingPatience;

        /// <summary>Gets or sets the share of the rows that are kept from training and used to choose the best epoch by the exact AUC of the pose error
        /// at 20°, 0 ≤ share &lt; 1, default 0.1. They are drawn at random by <see cref="Seed"/>. 0 keeps the last epoch. Not looked at where
        /// <see cref="ValidationData"/> is given.</summary>
        public double ValidationFraction { get; set; } = Defaults.ValidationFraction;

        /// <summary>Gets or sets rows to choose the best epoch by, instead of a share of the training rows; null by default. In a
        /// pipeline these rows must have gone through the preceding steps already.</summary>
        public IDataView? ValidationData { get; set; }

        /// <summary>Gets or sets the seed of the first weights, the order of rows, the validation rows and all samples; default 1.
        /// <see cref="CombinatorialCatalog.NextSeed"/> draws one from the context's own.</summary>
        public long Seed { get; set; } = Defaults.Seed;

        /// <summary>Gets or sets where the network runs; null, the default, for the CPU. Poses are solved for on the CPU in any
        /// case.</summary>
        public torch.Device? Device { get; set; }

        /// <summary>Gets or sets the number of threads inside a tensor operation while training, at least 1, default 1: a run repeats to the
        /// bit. More may pay off with wide networks.</summary>
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
        /// default 32.</summary>
        public int ScoringBatchSize { get; set; } = Defaults.ScoringBatchSize;

        internal RelativePoseColumns Columns() => new(OutputColumnName, CorrespondencesColumnName, LabelColumnName);

        internal RelativePoseCameras Cameras() => new(FirstCamera, SecondCamera);

        internal CorrespondenceNetworkSpecification NetworkSpecification() => new() { Width = NetworkWidth, Blocks = NetworkBlocks };

        internal RelativePoseOptions Estimation() => new()
        {
            Hypotheses = Hypotheses,
            Threshold = Threshold,
            Solver = Solver,
            RefinementSteps = RefinementSteps,
            Seed = Seed,
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
            copy.FirstCamera?.Validate(nameof(FirstCamera));
            copy.SecondCamera?.Validate(nameof(SecondCamera));
            CheckSize(copy.NetworkWidth, 4096, nameof(NetworkWidth));
            CheckSize(copy.NetworkBlocks, 64, nameof(NetworkBlocks));
            copy.Estimation().Validate();
            copy.TrainingOptions().Validate();
            ArgumentOutOfRangeException.ThrowIfLessThan(copy.ScoringBatchSize, 1, nameof(ScoringBatchSize));
            if (!Enum.IsDefined(copy.Supervision))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(Supervision), copy.Supervision, "Supervision must be ThroughSolver, ThroughSamples or PerCorrespondence.");
            }

            if (!(copy.ValidationFraction is >= 0 and < 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(ValidationFraction), copy.ValidationFraction, "ValidationFraction must be at least 0 and below 1.");
            }

            return copy;
        }

        private static void CheckSize(int value, int most, string name)
        {
            if (value < 1 || value > most)
            {
                throw new ArgumentOutOfRangeException(name, value, $"{name} must be 1 … {most}.");
            }
        }
    }
}
