namespace GraphMatchingSample.Data;

/// <summary>Which corners of a left and a right window show the same thing, by the scene's truth.</summary>
public sealed class CornerPairs
{
    private const float Near = 1.5f; // a partner's largest distance from the true place, in window pixels
    private const float Far = 4f; // from here on it is certainly something else

    private readonly List<Corner> _left;
    private readonly List<Corner> _right;
    private readonly TrueMatch[] _places; // of the left corners, in the right window

    /// <summary>Sorts the corners into pairs and singles.</summary>
    public CornerPairs(Scene scene, WindowView leftView, WindowView rightView, List<Corner> left, List<Corner> right)
    {
        (_left, _right) = (left, right);
        _places = [.. left.Select(corner => Place(scene.Truth, leftView, rightView, corner))];
        for (var i = 0; i < left.Count; i++)
        {
            var nearest = NearestRight(_places[i]);
            if (_places[i].Visibility == Visibility.Hidden)
            {
                LeftSingles.Add(i);
            }
            else if (_places[i].Visibility == Visibility.Visible)
            {
                var distance = nearest < 0 ? float.PositiveInfinity : Distance(_places[i], right[nearest]);
                if (distance <= Near && NearestLeft(right[nearest]) == i)
                {
                    Pairs.Add((i, nearest));
                }
                else if (distance >= Far)
                {
                    LeftSingles.Add(i);
                }
            }
        }

        RightSingles.AddRange(Enumerable.Range(0, right.Count).Where(j => Array.TrueForAll(_places, place => !CouldBe(place, right[j]))));
    }

    /// <summary>Left and right corners at the same place.</summary>
    public List<(int Left, int Right)> Pairs { get; } = [];

    /// <summary>Left corners that no right corner can be the partner of.</summary>
    public List<int> LeftSingles { get; } = [];

    /// <summary>Right corners that no left corner can be the partner of.</summary>
    public List<int> RightSingles { get; } = [];

    /// <summary>Whether the two corners may show the same thing, or come too close to it to say no.</summary>
    public bool CouldBe(int left, int right) => CouldBe(_places[left], _right[right]);

    private static bool CouldBe(TrueMatch place, Corner corner) => place.Visibility == Visibility.Visible && Distance(place, corner) < Far;

    private static TrueMatch Place(ITrueCorrespondence truth, WindowView leftView, WindowView rightView, Corner corner)
    {
        var (leftX, leftY) = leftView.ToImage(corner.X, corner.Y);
        var match = truth.Find(leftX, leftY);
        var (x, y) = rightView.ToWindow(match.X, match.Y);
        return match with { X = x, Y = y };
    }

    private int NearestRight(TrueMatch place)
    {
        var best = -1;
        for (var j = 0; j < _right.Count; j++)
        {
            best = best < 0 || Distance(place, _right[j]) < Distance(place, _right[best]) ? j : best;
        }

        return best;
    }

    private int NearestLeft(Corner corner)
    {
        var best = -1;
        for (var i = 0; i < _left.Count; i++)
        {
            if (_places[i].Visibility == Visibility.Visible)
            {
                best = best < 0 || Distance(_places[i], corner) < Distance(_places[best], corner) ? i : best;
            }
        }

        return best;
    }

    private static float Distance(TrueMatch place, Corner corner) => MathF.Sqrt(
        ((place.X - corner.X) * (place.X - corner.X)) + ((place.Y - corner.Y) * (place.Y - corner.Y)));
}
