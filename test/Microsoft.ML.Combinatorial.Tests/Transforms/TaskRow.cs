namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>One matching task under the default column names.</summary>
internal sealed class TaskRow
{
    public float[] LeftFeatures { get; set; } = [];

    public float[] LeftPositions { get; set; } = [];

    public float[] RightFeatures { get; set; } = [];

    public float[] RightPositions { get; set; } = [];

    public int[] Label { get; set; } = [];
}

/// <summary>What a model says of a task, under the default column names.</summary>
internal sealed class Decision
{
    public int[] Matching { get; set; } = [];

    public float[] MatchingAssignment { get; set; } = [];

    public float MatchingObjective { get; set; }
}
