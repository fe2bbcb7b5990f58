using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The cameras of both views; null where the coordinates are normalised already.</summary>
internal sealed record RelativePoseCameras(CameraIntrinsics? First, CameraIntrinsics? Second);

/// <summary>What a relative pose transformer knows beside its network: its columns, its cameras, and how it was trained.</summary>
internal sealed record RelativePoseSettings(
    RelativePoseColumns Columns,
    RelativePoseCameras Cameras,
    PoseSupervision Supervision,
    int ScoringBatchSize,
    TrainingResult Training);
