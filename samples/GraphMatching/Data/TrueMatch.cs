namespace GraphMatchingSample.Data;

/// <summary>What is known of a left point's place in the right image.</summary>
public enum Visibility
{
    /// <summary>Nothing: no measurement here, or one at the edge between two surfaces.</summary>
    Unknown,

    /// <summary>Something nearer stands before it in the right image.</summary>
    Hidden,

    /// <summary>The right image shows it.</summary>
    Visible,
}

/// <summary>A left point's place in the right image; the point is meaningful unless the visibility is unknown.</summary>
public readonly record struct TrueMatch(Visibility Visibility, float X, float Y);

/// <summary>The true map from left image points to right image points.</summary>
public interface ITrueCorrespondence
{
    /// <summary>Where the left point (x, y) lies in the right image.</summary>
    TrueMatch Find(float x, float y);
}
