using System.Text.Json.Nodes;
using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The manifest of a saved graph matching model.</summary>
internal sealed record GraphMatchingManifest : ModelManifest
{
    public const string ProblemName = "GraphMatching";

    /// <inheritdoc/>
    public override string Problem => ProblemName;

    public required GraphMatchingColumns Columns { get; init; }

    public required KeypointBackboneSpecification Backbone { get; init; }

    // How it was trained is kept as JSON until somebody asks: a part that is unknown here must not keep a model from scoring.
    public JsonObject? GradientEstimator { get; init; }

    public JsonObject? Projection { get; init; }

    public JsonObject? Margin { get; init; }

    public MatchingSupervision Supervision { get; init; }

    public int ScoringBatchSize { get; init; }

    public required TrainingResult Training { get; init; }

    public static GraphMatchingManifest From(KeypointBackboneSpecification backbone, GraphMatchingSettings settings) => new()
    {
        Columns = settings.Columns,
        Backbone = backbone,
        GradientEstimator = ComponentRegistry.Write(settings.GradientEstimator),
        Projection = ComponentRegistry.Write(settings.Projection),
        Margin = ComponentRegistry.Write(settings.Margin),
        Supervision = settings.Supervision,
        ScoringBatchSize = settings.ScoringBatchSize,
        Training = settings.Training,
    };

    public GraphMatchingSettings ToSettings() => new(
        Columns,
        ComponentRegistry.Read<GradientEstimator>(GradientEstimator) ?? new IdentityGradientEstimator(),
        ComponentRegistry.Read<CostProjection>(Projection),
        ComponentRegistry.Read<CostMargin>(Margin),
        Supervision,
        ScoringBatchSize,
        Training);
}
