using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All tours of a few cities, and points to travel between.</summary>
public static class TourOracle
{
    /// <summary>Every tour once for each direction, from all orders of the cities after city 0.</summary>
    public static IEnumerable<float[]> Tours(TravellingSalesmanProblem problem)
    {
        // A way to give every other city a place of its own is an order of them.
        int others = problem.Cities - 1;
        foreach (int[] place in Enumeration.Matchings(others, others))
        {
            if (place.All(k => k >= 0))
            {
                var tour = new int[problem.Cities];
                for (int city = 1; city <= others; city++)
                {
                    tour[place[city - 1] + 1] = city;
                }

                var solution = new float[problem.Size];
                problem.WriteSolution(tour, solution);
                yield return solution;
            }
        }
    }

    /// <summary>Chord distances between random points on the unit sphere, as the recorded instances have them, in slot order.</summary>
    public static double[] SphereDistances(int cities, ulong seed)
    {
        double[] uniform = SplitMix64.Uniform(seed, 2 * cities);
        var points = new (double X, double Y, double Z)[cities];
        for (int i = 0; i < cities; i++)
        {
            double z = (2 * uniform[2 * i]) - 1, angle = 2 * Math.PI * uniform[(2 * i) + 1], radius = Math.Sqrt(1 - (z * z));
            points[i] = (radius * Math.Cos(angle), radius * Math.Sin(angle), z);
        }

        var distances = new List<double>();
        for (int i = 0; i < cities; i++)
        {
            for (int j = i + 1; j < cities; j++)
            {
                double x = points[i].X - points[j].X, y = points[i].Y - points[j].Y, z = points[i].Z - points[j].Z;
                distances.Add(Math.Sqrt((x * x) + (y * y) + (z * z)));
            }
        }

        return [.. distances];
    }
}
