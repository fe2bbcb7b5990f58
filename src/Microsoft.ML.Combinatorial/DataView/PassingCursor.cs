using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A cursor that only passes input columns on, because no added column is wanted.</summary>
internal sealed class PassingCursor(DataViewRowCursor source, OutputBindings bindings, bool[] active) : DataViewRowCursor
{
    private readonly ActiveColumns _active = new(bindings.Schema, active);

    /// <inheritdoc/>
    public override DataViewSchema Schema => bindings.Schema;

    /// <inheritdoc/>
    public override long Position => source.Position;

    /// <inheritdoc/>
    public override long Batch => source.Batch;

    /// <inheritdoc/>
    public override bool MoveNext() => source.MoveNext();

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        source.GetGetter<TValue>(bindings.InputColumn(_active.Check<TValue>(column)));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
