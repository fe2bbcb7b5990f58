#nullable disable

using Microsoft.ML;

namespace Compat.Tests.MicrosoftML;

public abstract partial class MLGoldenTest
{
    /// <summary>Saves and loads a transformer with another context and says what stays the same.</summary>
    protected object RoundTrip(ITransformer transformer, IDataView view)
    {
        var stream = new MemoryStream();
        ml.Model.Save(transformer, view.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out var schema);
        var result = new Dictionary<string, object> { ["loadedAs"] = loaded.GetType() };
        if (loaded is IEnumerable<ITransformer> parts)
            result["parts"] = parts.Select(p => p.GetType());
        result["sameInputSchema"] = Json(FullSchema(schema)) == Json(FullSchema(view.Schema));
        result["sameOutput"] = Json(Cols(loaded.Transform(view))) == Json(Cols(transformer.Transform(view)));
        result["sameOutputSchema"] =
            Json(FullSchema(loaded.GetOutputSchema(view.Schema))) == Json(FullSchema(transformer.GetOutputSchema(view.Schema)));
        return result;
    }

    private static object FullSchema(DataViewSchema schema) =>
        schema.Select(c => new { c.Name, c.Type, c.IsHidden, annotations = Annot(c) });
}
