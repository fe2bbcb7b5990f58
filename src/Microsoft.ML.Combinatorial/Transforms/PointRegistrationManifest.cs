using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The manifest of a saved point registration model.</summary>
internal sealed record PointRegistrationManifest : ModelManifest
{
    public const string ProblemName = "PointRegistration";

    /// <inheritdoc/>
    public override string Problem => ProblemName;

    public required PointRegistrationColumns Columns { get; init; }

    public required RegistrationNetworkSpecification Backbone { get; init; }

    public required RegistrationLossOptions Loss { get; init; }

    public required int RefinementIterations { get; init; }

    public required double InlierThreshold { get; init; }

    public int ScoringBatchSize { get; init; }

    public required TrainingResult Training { get; init; }

    public static PointRegistrationManifest From(RegistrationModel model, PointRegistrationSettings settings) => new()
    {
        Columns = settings.Columns,
        Backbone = model.Specification,
        Loss = settings.Loss,
        RefinementIterations = model.RefinementIterations,
        InlierThreshold = model.InlierThreshold,
        ScoringBatchSize = settings.ScoringBatchSize,
        Training = settings.Training,
    };

    public PointRegistrationSettings ToSettings() => new(Columns, Loss, ScoringBatchSize, Training);
}
