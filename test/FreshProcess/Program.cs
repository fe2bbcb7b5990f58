using System.Text.Json;
using FreshProcess;
using Microsoft.ML;

// Usage: FreshProcess model.zip rows.json [pose | registration]. Writes the decisions for all rows, twice: from a cursor, and from a prediction engine.
var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out DataViewSchema inputSchema);
string rows = File.ReadAllText(args[1]);
Console.WriteLine(args switch
{
    [_, _, "pose"] => Decide<PoseRow, PoseDecision>(),
    [_, _, "registration"] => Decide<RegistrationRow, Registration>(),
    _ => Decide<TaskRow, Decision>(),
});

string Decide<TRow, TDecision>()
    where TRow : class
    where TDecision : class, new()
{
    TRow[] tasks = JsonSerializer.Deserialize<TRow[]>(rows) ?? [];
    IDataView scored = model.Transform(mlContext.Data.LoadFromEnumerable(tasks));
    TDecision[] batch = [.. mlContext.Data.CreateEnumerable<TDecision>(scored, reuseRowObject: false)];
    using PredictionEngine<TRow, TDecision> engine = mlContext.Model.CreatePredictionEngine<TRow, TDecision>(model);
    TDecision[] single = [.. tasks.Select(engine.Predict)];
    string[] columns = [.. scored.Schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}")];
    return JsonSerializer.Serialize(new Report<TDecision>(batch, single, columns, inputSchema.Count));
}
