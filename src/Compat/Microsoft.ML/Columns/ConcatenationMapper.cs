namespace Microsoft.ML.Data;

internal sealed class ConcatenationMapper(
    DataViewSchema inputSchema, string output, DataViewSchema.Column[] inputs, PrimitiveDataViewType itemType)
    : RowMapper(inputSchema, ConcatenationShape.Of(output, inputs, itemType))
{
    public override IEnumerable<int> GetInputs(int output) => inputs.Select(c => c.Index).Distinct();

    public override Delegate CreateGetter(DataViewRow input, int output) =>
        inputs is [{ Type: VectorDataViewType }]
            ? input.GetGetterDelegate(inputs[0])
            : GenericDispatch.Call(itemType.RawType, new Maker(input, inputs));

    private sealed class Maker(DataViewRow row, DataViewSchema.Column[] inputs) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => new Run<T>(row, inputs).Getter;
    }

    private sealed class Run<T>
    {
        // One of the two per input.
        private readonly ValueGetter<T>?[] _scalars;
        private readonly ValueGetter<VBuffer<T>>?[] _vectors;
        private readonly VBuffer<T>[] _buffers;

        public Run(DataViewRow row, DataViewSchema.Column[] inputs)
        {
            _scalars = Array.ConvertAll(inputs, c => c.Type is VectorDataViewType ? null : row.GetGetter<T>(c));
            _vectors = Array.ConvertAll(inputs, c => c.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(c) : null);
            _buffers = new VBuffer<T>[inputs.Length];
        }

        public ValueGetter<VBuffer<T>> Getter => Get;

        private void Get(ref VBuffer<T> destination)
        {
            var length = 0;
            var count = 0;
            for (var i = 0; i < _buffers.Length; i++)
            {
                _vectors[i]?.Invoke(ref _buffers[i]);
                length += _vectors[i] is null ? 1 : _buffers[i].Length;
                count += _vectors[i] is null ? 1 : _buffers[i].Count;
            }

            if (count < length / 2)
                FillSparse(ref destination, length, count);
            else
                FillDense(ref destination, length);
        }

        private void FillDense(ref VBuffer<T> destination, int length)
        {
            var editor = VBufferEditor.Create(ref destination, length);
            var next = 0;
            for (var i = 0; i < _buffers.Length; i++)
            {
                if (_scalars[i] is { } scalar)
                {
                    scalar(ref editor.Values[next++]);
                    continue;
                }

                _buffers[i].CopyTo(editor.Values, next);
                next += _buffers[i].Length;
            }

            destination = editor.Commit();
        }

        private void FillSparse(ref VBuffer<T> destination, int length, int count)
        {
            var editor = VBufferEditor.Create(ref destination, length, count);
            var next = 0;
            var offset = 0;
            for (var i = 0; i < _buffers.Length; i++)
            {
                if (_scalars[i] is { } scalar)
                {
                    scalar(ref editor.Values[next]);
                    editor.Indices[next++] = offset++;
                    continue;
                }

                var values = _buffers[i].GetValues();
                var indices = _buffers[i].GetIndices();
                for (var k = 0; k < values.Length; k++)
                {
                    editor.Values[next] = values[k];
                    editor.Indices[next++] = offset + (indices.IsEmpty ? k : indices[k]);
                }

                offset += _buffers[i].Length;
            }

            destination = editor.Commit();
        }
    }
}
