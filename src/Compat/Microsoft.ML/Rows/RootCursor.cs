namespace Microsoft.ML.Data;

/// <summary>A cursor that makes its rows itself: keeps the position, which is -1 before the first row and after the last.</summary>
internal abstract class RootCursor : DataViewRowCursor
{
    private long _position = -1;
    private bool _done;

    public sealed override long Position => _position;

    public override long Batch => 0;

    public sealed override bool MoveNext()
    {
        if (_done)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        _done = true;
        _position = -1;
        return false;
    }

    protected abstract bool MoveNextCore();

    protected void CheckPosition()
    {
        if (_position < 0)
            throw new InvalidOperationException("A value can be read only while the cursor is on a row");
    }
}
