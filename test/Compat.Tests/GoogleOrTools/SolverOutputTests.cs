using System.Runtime.InteropServices;
using Google.OrTools.LinearSolver;

namespace Compat.Tests.GoogleOrTools;

// What other tests print at the same time would be taken for the solver's.
[TestClass]
[DoNotParallelize]
public sealed partial class SolverOutputTests
{
    [TestMethod]
    [DataRow("CBC")]
    [DataRow("CLP")]
    [DataRow("GLPK")]
    [DataRow("GLPK_LP")]
    public void ASolverIsSilentUnlessAsked(string id)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("The process's own output is watched on Linux only.");
        }

        using var solver = Solvers.Optional(id);
        var random = new Random(13);
        var take = solver.Booleans(15);
        solver.Sum(0, 100, take.Select(t => (t, (double)random.Next(5, 30))));
        solver.Sum(0, 90, take.Select(t => (t, (double)random.Next(5, 30))));
        solver.SetCosts(take, [.. take.Select(_ => (double)random.Next(5, 30))]);
        solver.Objective().SetMaximization();

        Assert.AreEqual("", Watch(() => solver.Solve()));
        solver.EnableOutput();
        Assert.AreNotEqual("", Watch(() => solver.Solve()));
        solver.SuppressOutput();
        Assert.AreEqual("", Watch(() => solver.Solve()));
    }

    /// <summary>What native code writes to standard output and error meanwhile.</summary>
    private static string Watch(Func<Solver.ResultStatus> solve)
    {
        var path = Path.GetTempFileName();
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        _ = FlushAll(0);
        int output = Duplicate(1), error = Duplicate(2);
        try
        {
            Redirect((int)file.DangerousGetHandle(), 1);
            Redirect((int)file.DangerousGetHandle(), 2);
            Assert.AreEqual(Solver.ResultStatus.OPTIMAL, solve());
        }
        finally
        {
            _ = FlushAll(0);
            Redirect(output, 1);
            Redirect(error, 2);
            _ = Close(output);
            _ = Close(error);
        }

        var text = File.ReadAllText(path);
        File.Delete(path);
        return text;
    }

    private static void Redirect(int from, int to) => Assert.AreEqual(to, DuplicateTo(from, to));

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(nint everything);
}
