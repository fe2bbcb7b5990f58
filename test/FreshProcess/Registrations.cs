using System.Text.Json;
using Microsoft.ML;

/// <summary>The same for a registration model.</summary>
internal static class Registrations
{
    public static void Write(string modelPath, string tasksPath)
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(modelPath, out _);
        Row[] tasks = JsonSerializer.Deserialize<Row[]>(File.ReadAllText(tasksPath)) ?? [];
        IDataView scored = model.Transform(mlContext.Data.LoadFromEnumerable(tasks));
        Found[] batch = [.. mlContext.Data.CreateEnumerable<Found>(scored, reuseRowObject: false)];
        using PredictionEngine<Row, Found> engine = mlContext.Model.CreatePredictionEngine<Row, Found>(model);
        Found[] single = [.. tasks.Select(engine.Predict)];
        string[] columns = [.. scored.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}")];
        Console.WriteLine(JsonSerializer.Serialize(new Report(batch, single, columns)));
    }

    private sealed record Report(Found[] Batch, Found[] Single, string[] Columns);

    private sealed class Row
    {
        public float[] Source { get; set; } = [];

        public float[] Target { get; set; } = [];
    }

    private sealed class Found
    {
        public float[] Transformation { get; set; } = [];

        public float[] TransformationWeights { get; set; } = [];

        public float TransformationResidual { get; set; }

        public bool TransformationIsDegenerate { get; set; }
    }
}
