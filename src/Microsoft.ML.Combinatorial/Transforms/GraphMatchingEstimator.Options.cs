using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Transforms;

public sealed partial class GraphMatchingEstimator
{
    /// <summary>The defaults that the options and the catalog's short form share.</summary>
    internal static class Defaults
    {
        public const string OutputColumnName = "Matching";
        public const string LeftFeaturesColumnName = "LeftFeatures";
        public const string LeftPositionsColumnName = "LeftPositions";
        public const string RightFeaturesColumnName = "RightFeatures";
        public const string RightPositionsColumnName = "RightPositions";
        public const string LabelColumnName = "Label";
        public const int NumberOfEpochs = TrainerOptions.DefaultNumberOfEpochs;
        public const long Seed = TrainerOptions.DefaultSeed;
        public const double Margin = 0.3;

        // Stands in wherever a specification is checked before the data have told the true size; valid for every encoder.
        public static readonly KeypointBackboneSpecification Backbone = new() { FeatureSize = 64 };
    }

    /// <summary>The settings of a <see cref="GraphMatchingEstimator"/>. They are copied and checked when the estimator is made. The best epoch is
    /// chosen by the accuracy on the validation rows.</summary>
    public sealed class Options : TrainerOptions
    {
        /// <summary>Gets or sets the name of the column of matches; the columns of the assignment and the objective are named after
        /// it.</summary>
        public string OutputColumnName { get; set; } = Defaults.OutputColumnName;

        /// <summary>Gets or sets the column of left features: a vector of Single, d values for each left keypoint, keypoint by
        /// keypoint.</summary>
        public string LeftFeaturesColumnName { get; set; } = Defaults.LeftFeaturesColumnName;

        /// <summary>Gets or sets the column of left positions: a vector of Single, x and y of each left keypoint, in any unit.</summary>
        public string LeftPositionsColumnName { get; set; } = Defaults.LeftPositionsColumnName;

        /// <summary>Gets or sets the column of right features.</summary>
        public string RightFeaturesColumnName { get; set; } = Defaults.RightFeaturesColumnName;

        /// <summary>Gets or sets the column of right positions.</summary>
        public string RightPositionsColumnName { get; set; } = Defaults.RightPositionsColumnName;

        /// <summary>Gets or sets the column of true matches, read in training only: for each left keypoint the index of its right
        /// partner, counted from 0, negative for none; a vector of Int32 or Single, or of keys (whose first value is index 0 and whose
        /// missing value is none).</summary>
        public string LabelColumnName { get; set; } = Defaults.LabelColumnName;

        /// <summary>Gets or sets what the features are; <see cref="KeypointEncoderKind.Descriptor"/> by default.</summary>
        public KeypointEncoderKind Encoder { get; set; } = Defaults.Backbone.Encoder;

        /// <summary>Gets or sets how the keypoints of a side are joined; <see cref="KeypointGraphKind.Delaunay"/> by default.</summary>
        public KeypointGraphKind Graph { get; set; } = Defaults.Backbone.Graph;

        /// <summary>Gets or sets the number of neighbours with <see cref="KeypointGraphKind.NearestNeighbours"/>, at least 1, default 4.
        /// More edges tell more about the geometry and cost the solver more time.</summary>
        public int NeighbourCount { get; set; } = Defaults.Backbone.NeighbourCount;

        /// <summary>Gets or sets the size of a keypoint's embedding, at least 1, default 64. Larger: more capacity, slower.</summary>
        public int EmbeddingSize { get; set; } = Defaults.Backbone.EmbeddingSize;

        /// <summary>Gets or sets the size of an edge's embedding, at least 1, default 32.</summary>
        public int EdgeEmbeddingSize { get; set; } = Defaults.Backbone.EdgeEmbeddingSize;

        /// <summary>Gets or sets how often keypoints exchange messages along their edges, 0 … 16, default 2. 0: each keypoint is seen
        /// alone.</summary>
        public int MessagePassingRounds { get; set; } = Defaults.Backbone.MessagePassingRounds;

        /// <summary>Gets or sets whether pairs of edges have costs of their own; true by default. Without them the problem is a partial
        /// linear assignment: quicker, exact, and blind to whether neighbouring decisions fit together.</summary>
        public bool UseEdges { get; set; } = Defaults.Backbone.UseEdges;

        /// <summary>Gets or sets how the solver is differentiated; an <see cref="IdentityGradientEstimator"/> by default.</summary>
        public GradientEstimator GradientEstimator { get; set; } = new IdentityGradientEstimator();

        /// <summary>Gets or sets what is applied to the costs before the solver; null, the default, for nothing, which suits graph
        /// matching best.</summary>
        public CostProjection? Projection { get; set; }

        /// <summary>Gets or sets what makes the true solution dearer while training, so that the model learns to leave it a lead; by
        /// default an <see cref="InformedMargin"/> of 0.3; null for none.</summary>
        public CostMargin? Margin { get; set; } = new InformedMargin(Defaults.Margin);

        /// <summary>Gets or sets what is trained; <see cref="MatchingSupervision.ThroughSolver"/> by default.</summary>
        public MatchingSupervision Supervision { get; set; } = MatchingSupervision.ThroughSolver;

        internal GraphMatchingColumns Columns() => new(
            OutputColumnName, LeftFeaturesColumnName, LeftPositionsColumnName, RightFeaturesColumnName, RightPositionsColumnName, LabelColumnName);

        internal KeypointBackboneSpecification BackboneSpecification(int featureSize) => new()
        {
            FeatureSize = featureSize,
            Encoder = Encoder,
            Graph = Graph,
            NeighbourCount = NeighbourCount,
            EmbeddingSize = EmbeddingSize,
            EdgeEmbeddingSize = EdgeEmbeddingSize,
            MessagePassingRounds = MessagePassingRounds,
            UseEdges = UseEdges,
        };

        /// <summary>A copy that the caller cannot change any more, with every value checked.</summary>
        internal Options CheckedCopy()
        {
            var copy = (Options)MemberwiseClone();
            copy.Columns().Validate();
            ArgumentNullException.ThrowIfNull(copy.GradientEstimator, nameof(GradientEstimator));
            ComponentRegistry.Check(copy.GradientEstimator, nameof(GradientEstimator));
            ComponentRegistry.Check(copy.Projection, nameof(Projection));
            ComponentRegistry.Check(copy.Margin, nameof(Margin));
            copy.CheckProjection();
            copy.BackboneSpecification(Defaults.Backbone.FeatureSize).Validate();
            copy.CheckTraining();
            if (!Enum.IsDefined(copy.Supervision))
            {
                throw new ArgumentOutOfRangeException(nameof(Supervision), copy.Supervision, "Supervision must be ThroughSolver or PerPair.");
            }

            return copy;
        }

        private void CheckProjection()
        {
            try
            {
                Projection?.Check(new GraphMatchingProblem(1, 1, [], []));
            }
            catch (ArgumentException exception)
            {
                throw new ArgumentException(
                    $"Projection does not fit graph matching: {RowError.WithoutParameter(exception)}", nameof(Projection), exception);
            }
        }
    }
}
