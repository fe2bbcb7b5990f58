namespace RelativePoseSample.Data;

/// <summary>Two views of a scene with the correspondences that some matcher found between them, right and wrong ones.</summary>
/// <param name="Scene">Where the views come from.</param>
/// <param name="Correspondences">x1, y1, x2, y2 of each, in normalised camera coordinates.</param>
/// <param name="Pose">The true pose: R row by row, then t; 12 values. Empty where it is not known.</param>
/// <param name="Pixels">x1, y1, x2, y2 of each in the pixels of the images, for pictures; empty for scenes without images.</param>
public sealed record ViewPair(string Scene, float[] Correspondences, float[] Pose, float[] Pixels)
{
    /// <summary>The number of correspondences.</summary>
    public int Count => Correspondences.Length / 4;
}
