using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>
/// The motorcycle stereo pair with real matches. The cameras are known, and the right view is turned by a known rotation that differs from pair to pair, which
/// for a camera without distortion only maps its normalised coordinates; so the true pose is known exactly, and is another one each time.
/// </summary>
public static class MotorcycleViews
{
    // Middlebury 2014, at the size of the images in scikit-image.
    private const double Focal = 994.978;
    private const double CentreX = 311.193;
    private const double CentreY = 254.877;
    private const double CentreShift = 31.086; // the right camera's principal point lies farther right
    private const int Corners = 1500;
    private const int MatchesPerPair = 100;
    private const float LargestTurn = 15;

    /// <summary>Draws pairs from the images in a folder, which <c>./eng/data.sh</c> fills.</summary>
    public static ViewPair[] Build(string folder, int count, int seed)
    {
        var scene = GraphMatchingSample.Data.Scene.Motorcycle(folder);
        var matches = ImageMatches.Find(scene.Left, scene.Right, Corners);
        return [.. Enumerable.Range(0, count).Select(index => Build(matches, new RandomNumbers(seed, index)))];
    }

    /// <summary>The share of the matches that the true disparity confirms within two pixels, of those whose disparity is known.</summary>
    public static double RightShare(string folder)
    {
        var scene = GraphMatchingSample.Data.Scene.Motorcycle(folder);
        var (known, right) = (0, 0);
        foreach (var match in ImageMatches.Find(scene.Left, scene.Right, Corners))
        {
            var place = scene.Truth.Find(match[0], match[1]);
            if (place.Visibility == Visibility.Visible)
            {
                known++;
                right += MathF.Abs(place.X - match[2]) <= 2 && MathF.Abs(place.Y - match[3]) <= 2 ? 1 : 0;
            }
        }

        return (double)right / known;
    }

    private static ViewPair Build(List<float[]> matches, RandomNumbers random)
    {
        var rotation = Turn.Random(random, LargestTurn);
        var order = Enumerable.Range(0, matches.Count).ToList();
        random.Shuffle(order);
        var chosen = order.Take(MatchesPerPair).Select(i => matches[i]).ToList();
        var rows = new List<float>();
        foreach (var match in chosen)
        {
            var turned = Turn.Apply(
                rotation, [(match[2] - CentreX - CentreShift) / Focal, (match[3] - CentreY) / Focal, 1]);
            rows.AddRange(
            [
                (float)((match[0] - CentreX) / Focal), (float)((match[1] - CentreY) / Focal),
                (float)(turned[0] / turned[2]), (float)(turned[1] / turned[2]),
            ]);
        }

        // The right camera stands to the right: a point moves to the left in its coordinates, before the turn.
        var translation = Turn.Apply(rotation, [-1, 0, 0]);
        return new ViewPair(
            "motorcycle",
            [.. rows],
            [.. rotation.Concat(translation).Select(value => (float)value)],
            [.. chosen.SelectMany(match => match)]);
    }
}
