using Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers.TravellingSalesman;

[TestClass]
public class LinKernighanTests
{
    [TestMethod]
    [DataRow(8)]
    [DataRow(13)]
    [DataRow(50)]
    [DataRow(150)]
    public void Each_kick_gains_what_it_says(int cities)
    {
        var costs = new TourCosts();
        costs.Reserve(cities);
        costs.Load([.. TourOracle.SphereDistances(cities, 7).Select(distance => (float)distance)]);
        costs.FindNeighbours();
        var search = new LinKernighan();
        search.Reserve(costs);
        search.Start(default);
        double length = costs.Length(search.Best).Cost;
        for (int kick = 0; kick < 300; kick++)
        {
            double gain = search.Kick(1, default);
            double after = costs.Length(search.Best).Cost;
            Assert.IsGreaterThanOrEqualTo(0, gain, $"kick {kick}: a kick that does not pay is undone");
            Assert.AreEqual(length - after, gain, 1e-9, $"kick {kick}");
            length = after;
        }

        CollectionAssert.AreEquivalent(Enumerable.Range(0, cities).ToArray(), search.Best.ToArray());
    }

    [TestMethod]
    public void Reversing_a_path_and_back_leaves_the_tour_as_it_was()
    {
        var random = new Random(8);
        var costs = new TourCosts();
        costs.Reserve(9);
        costs.Load([.. TourOracle.SphereDistances(9, 8).Select(distance => (float)distance)]);
        var tour = new Tour();
        tour.Reserve(9);
        tour.StartNearest(costs);
        for (int turn = 0; turn < 200; turn++)
        {
            int from = random.Next(9), to = random.Next(9);
            int[] before = [.. Enumerable.Range(0, 9).Select(tour.Next)];
            int previous = tour.Previous(from), next = tour.Next(to);
            tour.Reverse(from, to);

            // Reversing all but one city, or all, has no ends to look at.
            if (previous != to && next != from && previous != next)
            {
                Assert.AreEqual(to, tour.Next(previous));
                Assert.AreEqual(next, tour.Next(from));
            }

            tour.Reverse(to, from);
            if (previous != to)
            {
                CollectionAssert.AreEqual(before, Enumerable.Range(0, 9).Select(tour.Next).ToArray());
            }

            tour.Reverse(random.Next(9), random.Next(9));
        }
    }
}
