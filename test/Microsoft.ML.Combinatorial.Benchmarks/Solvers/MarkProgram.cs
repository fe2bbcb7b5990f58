using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>The C++ program (Marks/solvers.cpp) in a process of its own, which runs a case when asked and waits in between.</summary>
internal sealed class MarkProgram : IDisposable
{
    private readonly Process _process;

    public MarkProgram(string program) => _process = Process.Start(new ProcessStartInfo(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;

    /// <summary>Runs a case so many times; microseconds a run, and the sum of the optimal objectives.</summary>
    public (double Microseconds, double Objective) Run(string name, int count)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {count}"));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"The C++ program stopped at the case '{name}'.");
        double[] numbers = [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
