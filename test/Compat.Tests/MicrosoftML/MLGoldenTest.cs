#nullable disable

using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML;

/// <summary>The vocabulary in which the golden cases are written. A case is a test method of its name.</summary>
public abstract partial class MLGoldenTest
{
    protected MLContext ml { get; } = new(seed: 1);

    protected IDataView From<T>(params T[] rows)
        where T : class => ml.Data.LoadFromEnumerable(rows);

    protected IDataView FloatsX(params float[] values) => From(values.Select(x => new G.XOnly { X = x }).ToArray());

    protected IDataView DoublesX(params double[] values) => From(values.Select(x => new DoubleX { X = x }).ToArray());

    protected IDataView IntsX(params int[] values) => From(values.Select(x => new G.XInt { X = x }).ToArray());

    protected IDataView TextsT(params string[] values) => From(values.Select(t => new G.TTRow { T = t }).ToArray());

    protected IDataView VectorsV(params float[][] values)
    {
        var definition = SchemaDefinition.Create(typeof(G.VecAny));
        definition["V"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, values[0].Length);
        return ml.Data.LoadFromEnumerable(values.Select(v => new G.VecAny { V = v }).ToArray(), definition);
    }

    protected static string TextFile(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        return path;
    }

    protected static object Col(IDataView view, string name) => Col(view, view.Schema[name]);

    protected static object Col(IDataView view, DataViewSchema.Column column)
    {
        using var cursor = view.GetRowCursor([column]);
        var read = MLReader.Open(cursor, column);
        var values = new List<object>();
        while (cursor.MoveNext())
            values.Add(read());
        return values;
    }

    protected static object Cols(IDataView view) =>
        view.Schema.Where(c => !c.IsHidden).ToDictionary(c => c.Name, c => Col(view, c));

    protected static object FitCol(IEstimator<ITransformer> estimator, IDataView view, string col = null, IDataView on = null) =>
        Col(estimator.Fit(view).Transform(on ?? view), col ?? "Y");

    protected static object Buf<T>(VBuffer<T> buffer) => new
    {
        length = buffer.Length,
        isDense = buffer.IsDense,
        values = buffer.GetValues().ToArray(),
        indices = buffer.GetIndices().ToArray(),
    };

    protected static IEnumerable<object> Schema(DataViewSchema schema) => schema.Select(c => (object)new
    {
        name = c.Name,
        type = c.Type.ToString(),
        isHidden = c.IsHidden,
        annotations = c.Annotations.Schema.Select(a => a.Name),
    }).ToList();

    protected static IEnumerable<object> Shape(SchemaShape shape) => shape.Select(c => (object)new
    {
        name = c.Name,
        kind = c.Kind,
        itemType = c.ItemType,
        isKey = c.IsKey,
        annotations = c.Annotations.Select(a => a.Name),
    }).ToList();

    protected static object Slots(IDataView view, string name)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema[name].GetSlotNames(ref names);
        return names.DenseValues().Select(n => n.ToString()).ToList();
    }

    protected static object Keys(IDataView view, string name) => Keys<ReadOnlyMemory<char>>(view, name);

    protected static object Keys<T>(IDataView view, string name)
    {
        VBuffer<T> keys = default;
        view.Schema[name].GetKeyValues(ref keys);
        return keys.DenseValues().ToList();
    }

    protected static object Annot(DataViewSchema.Column column) =>
        column.Annotations.Schema.ToDictionary(
            a => a.Name, a => (object)new { type = a.Type, value = MLReader.Annotation(column.Annotations, a) });

    protected static List<object> Logs(MLContext context)
    {
        var entries = new List<object>();
        context.Log += (_, e) => entries.Add(new
        {
            kind = e.Kind, source = e.Source, raw = Elapsed().Replace(e.RawMessage, "$1<time>."),
            message = Elapsed().Replace(e.Message, "$1<time>."),
        });
        return entries;
    }

    protected static string Json(object value) => MLObservation.Show(MLObservation.Of(value));

    protected static object Try(Action action) => Try<object>(() =>
    {
        action();
        return "no exception";
    });

    protected static object Try<T>(Func<T> get)
    {
        try
        {
            return get();
        }
        catch (Exception e)
        {
            return Failure(e);
        }
    }

    [GeneratedRegex(@"(Elapsed )[0-9:.]+\.")]
    private static partial Regex Elapsed();

    private static Dictionary<string, object> Failure(Exception e)
    {
        var inner = new List<object>();
        for (var i = e.InnerException; i is not null; i = i.InnerException)
            inner.Add(new { type = i.GetType(), message = i.Message });
        var shown = new Dictionary<string, object>
        {
            ["type"] = e.GetType(),
            ["message"] = e.Message.Replace(Environment.CurrentDirectory, "<current directory>", StringComparison.Ordinal),
        };
        if (inner.Count > 0)
            shown["inner"] = inner;
        return new() { ["exception"] = shown };
    }

    public class DoubleX
    {
        public double X;
    }
}

internal static class MLGoldenNames
{
    /// <summary>"name: type" for each row of a schema, with " hidden" where so.</summary>
    public static IEnumerable<string> ToNames(this IEnumerable<object> rows) => rows.Select(row =>
    {
        dynamic r = row;
        var hidden = row.GetType().GetProperty("isHidden")?.GetValue(row) is true;
        return (string)$"{r.name}: {(hidden ? $"{r.type} hidden" : r.type)}";
    }).ToList();
}
