using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Combinatorial.Benchmarks.Torch;

/// <summary>The C++ program (Marks/torch.cpp) in a process of its own, which times a case when asked and waits in between.</summary>
internal sealed class TorchMark : IDisposable
{
    private readonly Process _process;

    public TorchMark(string program) => _process = Process.Start(new ProcessStartInfo(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;

    public void Measure(TorchCase item)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Name} {item.Count}"));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"The C++ program stopped at the case '{item.Name}'.");
        item.BestOfMark = Math.Min(item.BestOfMark, double.Parse(answer, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
