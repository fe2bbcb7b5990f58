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
        public const int NumberOfEpochs = TrainerOptions.DefaultNumberOfEpochs;
        public const int RefinementIterations = 5;
        public const long Seed = TrainerOptions.DefaultSeed;

        public static readonly RegistrationNetworkSpecification Network = new();

        public static readonly RegistrationLossOptions Loss = new();
    }

    /// <summary>The settings of a <see cref="PointRegistrationEstimator"/>. They are copied and checked when the estimator is made. The best epoch is
    /// chosen by the mean rotation error on the validation rows.</summary>
    public sealed class Options : TrainerOptions
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

        /// <summary>A copy that the caller cannot change any more, with every value checked.</summary>
        internal Options CheckedCopy()
        {
            var copy = (Options)MemberwiseClone();
            copy.Columns().Validate();
            copy.NetworkSpecification().Validate();
            copy.LossOptions().Validate();
            copy.CheckTraining();
            ArgumentOutOfRangeException.ThrowIfNegative(copy.RefinementIterations, nameof(RefinementIterations));
            return copy;
        }
    }
}
