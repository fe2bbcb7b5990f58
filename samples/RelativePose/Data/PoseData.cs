using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>The views of the experiment: synthetic ones to learn from, others to test on, and two scenes of real images to test on.</summary>
/// <param name="folder">The folder of the images, which <c>./eng/data.sh</c> fills.</param>
/// <param name="seed">Other seeds give other views.</param>
public sealed class PoseData(string folder, int seed = 1)
{
    /// <summary>To learn from.</summary>
    public ViewPair[] Training => field ??= SyntheticViews.Build(3000, seed);

    /// <summary>To choose the best epoch by.</summary>
    public ViewPair[] Validation => field ??= SyntheticViews.Build(200, seed + 1000);

    /// <summary>Synthetic views that are not looked at in training.</summary>
    public ViewPair[] Test => field ??= SyntheticViews.Build(400, seed + 2000);

    /// <summary>Real matches of the motorcycle; nothing of it is looked at in training.</summary>
    public ViewPair[] Motorcycle => field ??= MotorcycleViews.Build(folder, 300, seed + 3000);

    /// <summary>Real matches of two views of houses whose pose nobody has measured.</summary>
    public ViewPair Leuven => field ??= LeuvenViews.Build(folder);

    /// <summary>The motorcycle's images.</summary>
    public Scene Scene => field ??= Scene.Motorcycle(folder);
}
