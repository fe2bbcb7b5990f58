using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>Writes and reads a part that is a setting of another part, such as an estimator's noise, by name and settings as well.</summary>
/// <typeparam name="TPart">The kind of part.</typeparam>
internal sealed class NestedComponentConverter<TPart> : JsonConverter<TPart>
    where TPart : class
{
    public override TPart? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ComponentRegistry.Read<TPart>(
            JsonNode.Parse(ref reader) as JsonObject ?? throw new JsonException($"a {typeof(TPart).Name} must be an object with a name"));

    public override void Write(Utf8JsonWriter writer, TPart value, JsonSerializerOptions options) =>
        ComponentRegistry.Write(value)!.WriteTo(writer, options);
}
