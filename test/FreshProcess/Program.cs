using System.Text.Json;
using Microsoft.ML;

// Usage: FreshProcess model.zip tasks.json [registration]. Writes the decisions for all tasks, twice: from a cursor, and from a prediction
// engine.
if (args is [var registrationModel, var registrationTasks, "registration"])
{
    Registrations.Write(registrationModel, registrationTasks);
    return;
}

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out DataViewSchema inputSchema);
TaskRow[] tasks = JsonSerializer.Deserialize<TaskRow[]>(File.ReadAllText(args[1])) ?? [];
IDataView scored = model.Transform(mlContext.Data.LoadFromEnumerable(tasks));
Decision[] batch = [.. mlContext.Data.CreateEnumerable<Decision>(scored, reuseRowObject: false)];
using PredictionEngine<TaskRow, Decision> engine = mlContext.Model.CreatePredictionEngine<TaskRow, Decision>(model);
Decision[] single = [.. tasks.Select(engine.Predict)];
string[] columns = [.. scored.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}")];
Console.WriteLine(JsonSerializer.Serialize(new Report(batch, single, columns, inputSchema.Count)));

internal sealed record Report(Decision[] Batch, Decision[] Single, string[] Columns, int InputColumns);

internal sealed class TaskRow
{
    public float[] LeftFeatures { get; set; } = [];

    public float[] LeftPositions { get; set; } = [];

    public float[] RightFeatures { get; set; } = [];

    public float[] RightPositions { get; set; } = [];
}

internal sealed class Decision
{
    public int[] Matching { get; set; } = [];

    public float[] MatchingAssignment { get; set; } = [];

    public float MatchingObjective { get; set; }
}
