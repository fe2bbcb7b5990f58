namespace GraphMatchingSample.Data;

/// <summary>How tasks are drawn from a scene.</summary>
public sealed record TaskOptions
{
    /// <summary>The fewest keypoints on a side.</summary>
    public int FewestKeypoints { get; init; } = 8;

    /// <summary>The most keypoints on a side.</summary>
    public int MostKeypoints { get; init; } = 20;

    /// <summary>The smallest share of a side's keypoints that have no partner.</summary>
    public float SmallestUnmatchedShare { get; init; } = 0.1f;

    /// <summary>The largest share of a side's keypoints that have no partner.</summary>
    public float LargestUnmatchedShare { get; init; } = 0.3f;

    /// <summary>The right window's centre is moved by up to this many image pixels each way.</summary>
    public float Shift { get; init; } = 18;

    /// <summary>The right window is turned against the left one by up to this angle either way, in degrees.</summary>
    public float Rotation { get; init; } = 45;

    /// <summary>The right window is enlarged against the left one by this factor at the least.</summary>
    public float SmallestScale { get; init; } = 0.7f;

    /// <summary>The right window is enlarged against the left one by this factor at the most.</summary>
    public float LargestScale { get; init; } = 1.4f;

    /// <summary>The standard deviation of the right window's noise, in grey values.</summary>
    public float Noise { get; init; } = 7;

    /// <summary>Both windows are turned at will and mirrored at will together: more variety from few images.</summary>
    public bool AnyOrientation { get; init; }

    /// <summary>Keypoints of both images lie in the rows from this one of the image …</summary>
    public float FirstRow { get; init; }

    /// <summary>… to this one.</summary>
    public float LastRow { get; init; } = float.PositiveInfinity;
}
