using System.Diagnostics;
using System.Text.Json;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>What the program <c>FreshProcess</c> reports of a model that it loaded.</summary>
internal sealed record FreshReport(Decision[] Batch, Decision[] Single, string[] Columns, int InputColumns);

/// <summary>Runs a program that references the library without naming anything of it.</summary>
internal static class FreshProcess
{
    /// <summary>Saves a model, lets the program load it and decide some tasks.</summary>
    public static FreshReport Run(MLContext ml, ITransformer model, TaskRow[] tasks) => Run<TaskRow, FreshReport>(ml, model, tasks);

    /// <summary>The same for rows of another kind, which the program knows by a word.</summary>
    public static TReport Run<TRow, TReport>(MLContext ml, ITransformer model, TRow[] tasks, params string[] kind)
        where TRow : class
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string modelPath = Path.Combine(folder, "model.zip");
            string tasksPath = Path.Combine(folder, "tasks.json");
            ml.Model.Save(model, ml.Data.LoadFromEnumerable(tasks).Schema, modelPath);
            File.WriteAllText(tasksPath, JsonSerializer.Serialize(tasks));
            return JsonSerializer.Deserialize<TReport>(Run([modelPath, tasksPath, .. kind]))!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(params string[] arguments)
    {
        // …/bin/<project>/<configuration>/ holds the output of every project.
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(own.Parent!.Parent!.FullName, "FreshProcess", own.Name, "FreshProcess.dll");
        Assert.IsTrue(File.Exists(program), program);
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(host, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        return output;
    }
}
