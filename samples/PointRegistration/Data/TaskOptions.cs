namespace PointRegistrationSample.Data;

/// <summary>How hard the tasks are. Lengths are in units of the mesh's root mean square radius.</summary>
public sealed record TaskOptions
{
    /// <summary>The fewest correspondences of a task.</summary>
    public int FewestPairs { get; init; } = 60;

    /// <summary>The most correspondences of a task.</summary>
    public int MostPairs { get; init; } = 120;

    /// <summary>The least share of wrong correspondences.</summary>
    public double LeastWrong { get; init; } = 0.3;

    /// <summary>The largest share of wrong correspondences.</summary>
    public double MostWrong { get; init; } = 0.6;

    /// <summary>The most correspondences that follow one other motion, relative to the right ones: as of a second object in the scene. Each task
    /// draws its share from 0 up to this; these are among the wrong ones.</summary>
    public double MostSecondMotion { get; init; }

    /// <summary>Whether every task has the most of them.</summary>
    public bool AlwaysMostSecondMotion { get; init; }

    /// <summary>The standard deviation of the noise on each target coordinate.</summary>
    public double Noise { get; init; } = 0.02;

    /// <summary>The largest shift along each axis.</summary>
    public double MostShift { get; init; } = 2;
}
