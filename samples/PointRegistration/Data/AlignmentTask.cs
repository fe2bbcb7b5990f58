namespace PointRegistrationSample.Data;

/// <summary>Corresponding points of a mesh and of the same mesh turned and moved; some correspondences are wrong.</summary>
/// <param name="Source">x, y and z of each source point.</param>
/// <param name="Target">x, y and z of the point that each source point is said to correspond to.</param>
/// <param name="Motion">The true motion: R row by row, then t.</param>
/// <param name="IsRight">Whether each correspondence is right.</param>
public sealed record AlignmentTask(float[] Source, float[] Target, float[] Motion, bool[] IsRight);
