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
        public const int NumberOfEpochs = TrainerOptions.DefaultNumberOfEpochs;
        public const long Seed = TrainerOptions.DefaultSeed;

        public static readonly CorrespondenceNetworkSpecification Network = new();
        public static readonly RelativePoseOptions Estimation = new();
    }

    /// <summary>The settings of a <see cref="RelativePoseEstimator"/>. They are copied and checked when the estimator is made. The best epoch is
    /// chosen by the exact AUC of the pose error at 20° on the validation rows.</summary>
    public sealed class Options : TrainerOptions
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
            copy.CheckTraining();
            if (!Enum.IsDefined(copy.Supervision))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(Supervision), copy.Supervision, "Supervision must be ThroughSolver, ThroughSamples or PerCorrespondence.");
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
