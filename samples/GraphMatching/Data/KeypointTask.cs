namespace GraphMatchingSample.Data;

/// <summary>
/// One matching problem: keypoints in a window of the left image, keypoints in a window of the right image, a small patch around
/// each, and which keypoints show the same thing.
/// </summary>
public sealed class KeypointTask
{
    /// <summary>The side of a patch in pixels.</summary>
    public const int PatchSize = 16;

    /// <summary>The number of bytes of a patch.</summary>
    public const int PatchLength = PatchSize * PatchSize;

    /// <summary>The name of the scene that the images show.</summary>
    public required string Scene { get; init; }

    /// <summary>How the left window looks at the left image.</summary>
    public required WindowView LeftView { get; init; }

    /// <summary>How the right window looks at the right image.</summary>
    public required WindowView RightView { get; init; }

    /// <summary>The left keypoints in window pixels: x0, y0, x1, y1, …</summary>
    public required float[] LeftPositions { get; init; }

    /// <summary>The right keypoints in window pixels, in no order that tells anything.</summary>
    public required float[] RightPositions { get; init; }

    /// <summary>The grey values around the left keypoints, patch after patch, each row by row.</summary>
    public required byte[] LeftPatches { get; init; }

    /// <summary>The grey values around the right keypoints.</summary>
    public required byte[] RightPatches { get; init; }

    /// <summary>For each left keypoint the index of its right partner, or -1 when it has none.</summary>
    public required int[] Matches { get; init; }

    /// <summary>The number of left keypoints.</summary>
    public int LeftCount => LeftPositions.Length / 2;

    /// <summary>The number of right keypoints.</summary>
    public int RightCount => RightPositions.Length / 2;

    /// <summary>The patch around a left keypoint.</summary>
    public ReadOnlySpan<byte> LeftPatch(int index) => LeftPatches.AsSpan(index * PatchLength, PatchLength);

    /// <summary>The patch around a right keypoint.</summary>
    public ReadOnlySpan<byte> RightPatch(int index) => RightPatches.AsSpan(index * PatchLength, PatchLength);
}
