using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>Reads a column of Single vectors, dense or sparse, into one dense buffer that is used again for every row.</summary>
internal sealed class NumbersReader
{
    private readonly ValueGetter<VBuffer<float>> _getter;
    private VBuffer<float> _value;
    private float[] _dense = [];

    public NumbersReader(DataViewRow row, DataViewSchema.Column column) => _getter = row.GetGetter<VBuffer<float>>(column);

    /// <summary>The current row's values; good until the next call.</summary>
    public ReadOnlySpan<float> Read()
    {
        _getter(ref _value);
        if (_value.IsDense)
        {
            return _value.GetValues();
        }

        if (_dense.Length < _value.Length)
        {
            _dense = new float[_value.Length];
        }

        _value.CopyTo(_dense.AsSpan(0, _value.Length));
        return _dense.AsSpan(0, _value.Length);
    }
}
