using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A column that a transform adds, computed from a row's prediction.</summary>
internal abstract class OutputColumn<TPrediction>(string name, DataViewType type)
{
    /// <summary>Gets the column's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the column's type.</summary>
    public DataViewType Type { get; } = type;

    /// <summary>A getter of the column for whatever prediction is current when it is called.</summary>
    public abstract Delegate CreateGetter(Func<TPrediction> current);
}

/// <summary>Writes the column's value for a prediction.</summary>
/// <param name="prediction">The row's prediction.</param>
/// <param name="value">Overwritten; its buffers may be used again.</param>
internal delegate void OutputWriter<in TPrediction, TValue>(TPrediction prediction, ref TValue value);

/// <inheritdoc/>
internal sealed class OutputColumn<TPrediction, TValue>(string name, DataViewType type, OutputWriter<TPrediction, TValue> write)
    : OutputColumn<TPrediction>(name, type)
{
    /// <inheritdoc/>
    public override Delegate CreateGetter(Func<TPrediction> current) =>
        (ValueGetter<TValue>)((ref TValue value) => write(current(), ref value));
}
