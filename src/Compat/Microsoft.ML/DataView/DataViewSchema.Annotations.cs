using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        public static Annotations Empty { get; } = new Builder().ToAnnotations();

        public DataViewSchema Schema { get; }

        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            Check.Param((uint)column.Index < (uint)_getters.Length, nameof(column));
            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw SchemaErrors.WrongValueType(typeof(TValue), Schema[column.Index].Type.RawType);
        }

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind)
                ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetValue)}'");
            GetGetter<TValue>(column)(ref value);
        }

        public override string ToString() => "{" + string.Join(", ", Schema.Select(c => $"{c.Name}: {c.Type}")) + "}";

        internal Delegate GetterAt(int index) => _getters[index];

        public sealed class Builder
        {
            private readonly List<(DetachedColumn Column, Delegate Getter)> _items = [];

            public Builder()
            {
            }

            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                Check.NotNull(selector, nameof(selector));
                foreach (var column in annotations?.Schema ?? Empty.Schema)
                {
                    // A hidden annotation cannot be asked for by name, so nothing is lost without it.
                    if (!column.IsHidden && selector(column.Name))
                        _items.Add((new(column), annotations!._getters[column.Index]));
                }
            }

            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations? annotations = null) =>
                Add(name, type, (Delegate)getter, annotations);

            public void Add(string name, DataViewType type, Delegate getter, Annotations? annotations = null)
            {
                var column = new DetachedColumn(name, type, annotations);
                Check.NotNull(getter, nameof(getter));
                Check.Param(getter.GetType() == typeof(ValueGetter<>).MakeGenericType(type.RawType), nameof(getter));
                _items.Add((column, getter));
            }

            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations? annotations = null)
            {
                Check.NotNull(type, nameof(type));
                Check.Param(type.RawType == typeof(TValue), nameof(type));
                Add(name, type, (ref TValue dst) => dst = value, annotations);
            }

            public Annotations ToAnnotations() =>
                new(new DataViewSchema(_items.Select(i => i.Column).ToArray()), _items.Select(i => i.Getter).ToArray());
        }
    }
}
