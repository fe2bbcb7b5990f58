namespace FreshProcess;

internal sealed record Report<TDecision>(TDecision[] Batch, TDecision[] Single, string[] Columns, int InputColumns);

internal sealed class TaskRow
{
    public float[] LeftFeatures { get; set; } = [];

    public float[] LeftPositions { get; set; } = [];

    public float[] RightFeatures { get; set; } = [];

    public float[] RightPositions { get; set; } = [];
}

internal sealed class Decision
{
    public int[] Matching { get; set; } = [];

    public float[] MatchingAssignment { get; set; } = [];

    public float MatchingObjective { get; set; }
}

internal sealed class PoseRow
{
    public float[] Correspondences { get; set; } = [];
}

internal sealed class PoseDecision
{
    public float[] Pose { get; set; } = [];

    public float[] PoseEssential { get; set; } = [];

    public float[] PoseWeights { get; set; } = [];

    public float[] PoseInliers { get; set; } = [];
}

internal sealed class RegistrationRow
{
    public float[] Source { get; set; } = [];

    public float[] Target { get; set; } = [];
}

internal sealed class Registration
{
    public float[] Transformation { get; set; } = [];

    public float[] TransformationWeights { get; set; } = [];

    public float TransformationResidual { get; set; }

    public bool TransformationIsDegenerate { get; set; }
}
