using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The manifest of a saved relative pose model.</summary>
internal sealed record RelativePoseManifest : ModelManifest
{
    public const string ProblemName = "RelativePose";

    /// <inheritdoc/>
    public override string Problem => ProblemName;

    public required RelativePoseColumns Columns { get; init; }

    public required RelativePoseCameras Cameras { get; init; }

    public required CorrespondenceNetworkSpecification Network { get; init; }

    public required RelativePoseOptions Estimation { get; init; }

    public PoseSupervision Supervision { get; init; }

    public int ScoringBatchSize { get; init; }

    public required TrainingResult Training { get; init; }

    public static RelativePoseManifest From(PoseModel model, RelativePoseSettings settings) => new()
    {
        Columns = settings.Columns,
        Cameras = settings.Cameras,
        Network = model.Specification,
        Estimation = model.Options,
        Supervision = settings.Supervision,
        ScoringBatchSize = settings.ScoringBatchSize,
        Training = settings.Training,
    };

    public RelativePoseSettings ToSettings() => new(Columns, Cameras, Supervision, ScoringBatchSize, Training);
}
