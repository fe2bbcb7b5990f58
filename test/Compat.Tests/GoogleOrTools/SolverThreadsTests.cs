using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class SolverThreadsTests
{
    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    [DataRow("CLP")]
    public void SolversOnSeveralThreadsGiveWhatOneThreadGives(string id)
    {
        const int Threads = 8, Rounds = 12;
        using var probe = Solvers.Optional(id);
        double[] Run(int seed)
        {
            var random = new Random(seed);
            using var solver = Solvers.Optional(id);
            var take = solver.Booleans(20);
            for (var row = 0; row < 3; row++)
            {
                solver.Sum(0, 150, take.Select(t => (t, (double)random.Next(5, 40))));
            }

            solver.Objective().SetMaximization();
            return [.. Enumerable.Range(0, Rounds).Select(_ =>
            {
                solver.SetCosts(take, [.. take.Select(_ => (double)random.Next(5, 40))]);
                Assert.AreEqual(OPTIMAL, solver.Solve());
                Assert.IsTrue(solver.VerifySolution(1e-6, false));
                return solver.Objective().Value();
            })];
        }

        var expected = Enumerable.Range(0, Threads).Select(Run).ToArray();
        var actual = new double[Threads][];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, seed => actual[seed] = Run(seed));

        for (var seed = 0; seed < Threads; seed++)
        {
            CollectionAssert.AreEqual(expected[seed], actual[seed], $"seed {seed}");
        }
    }

    [TestMethod]
    public void ASolverMayMoveBetweenThreads()
    {
        foreach (var id in new[] { "CBC", "GLPK" })
        {
            using var solver = Google.OrTools.LinearSolver.Solver.CreateSolver(id);
            if (solver is null)
            {
                continue;
            }

            var x = solver.MakeIntVar(0, 9, "x");
            for (var cost = 1; cost <= 5; cost++)
            {
                var thread = new Thread(() =>
                {
                    solver.Objective().SetCoefficient(x, -cost);
                    solver.Solve();
                });
                thread.Start();
                thread.Join();
                Assert.AreEqual(-9 * cost, solver.Objective().Value(), 1e-7, id);
            }
        }
    }
}
