namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>How the keypoints of one side are joined into a graph.</summary>
public enum KeypointGraphKind
{
    /// <summary>The Delaunay triangulation: about three edges a keypoint, no parameter, stable when the points move a little.</summary>
    Delaunay,

    /// <summary>Each keypoint with its nearest neighbours.</summary>
    NearestNeighbours,
}
