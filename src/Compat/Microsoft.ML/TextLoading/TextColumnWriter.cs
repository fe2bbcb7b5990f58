using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>Collects the fields of one row that a column gives.</summary>
internal abstract class TextColumnWriter
{
    /// <summary>
    /// Adds the fields that are not the default of their type, with their source index; returns how many slots there are.
    /// </summary>
    public abstract int Read(int firstSource, List<(int Source, string Text)> fields);

    public static TextColumnWriter Create(DataViewRow row, DataViewSchema.Column column, char separator) =>
        GenericDispatch.Call(column.Type.ItemType().RawType, new Creator(row, column, separator));

    /// <summary>The field of the default value of a type.</summary>
    public static string DefaultOf(DataViewType itemType, char separator) =>
        GenericDispatch.Call(itemType.RawType, new DefaultText(itemType, separator));

    /// <summary>Quotes a text where it would not come back as it is.</summary>
    public static string Quote(string text, char separator)
    {
        // A colon may make a sparse pair; the two prefixes make a comment or an option.
        bool needsQuotes = text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])
            || text.AsSpan().IndexOfAny(['"', '\n', '\r', ':', separator]) >= 0
            || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("#@", StringComparison.Ordinal);
        return needsQuotes ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static Func<T, string> Format<T>(DataViewType type, char separator)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type is KeyDataViewType)
        {
            return value => Convert.ToUInt64(value, culture) is > 0 and var key ? (key - 1).ToString(culture) : "";
        }
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            return value => Convert.ToDouble(value, culture) switch
            {
                double.NaN => "?",
                double.PositiveInfinity => "∞",
                double.NegativeInfinity => "-∞",
                _ => ((IFormattable)value!).ToString("R", culture),
            };
        }
        if (typeof(T) == typeof(bool))
            return value => (bool)(object)value! ? "1" : "0";
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return value => Quote(value!.ToString()!, separator);
        return TypeConverter.Find((PrimitiveDataViewType)type, TextDataViewType.Instance) is ValueMapper<T, ReadOnlyMemory<char>> mapper
            ? value =>
            {
                ReadOnlyMemory<char> text = default;
                mapper(value, ref text);
                return text.ToString();
            }
            : throw new NotSupportedException($"A column of type '{type}' cannot be saved as text");
    }

    private sealed class DefaultText(DataViewType type, char separator) : IGenericFunc<string>
    {
        public string Invoke<T>() => Format<T>(type, separator)(default!);
    }

    private sealed class Creator(DataViewRow row, DataViewSchema.Column column, char separator) : IGenericFunc<TextColumnWriter>
    {
        public TextColumnWriter Invoke<T>() => column.Type is VectorDataViewType
            ? new Vector<T>(row.GetGetter<VBuffer<T>>(column), Format<T>(column.Type.ItemType(), separator))
            : new Scalar<T>(row.GetGetter<T>(column), Format<T>(column.Type, separator));
    }

    private sealed class Scalar<T>(ValueGetter<T> getter, Func<T, string> format) : TextColumnWriter
    {
        private T _value = default!;

        public override int Read(int firstSource, List<(int Source, string Text)> fields)
        {
            getter(ref _value);
            if (!IsDefault(_value))
                fields.Add((firstSource, format(_value)));
            return 1;
        }
    }

    private sealed class Vector<T>(ValueGetter<VBuffer<T>> getter, Func<T, string> format) : TextColumnWriter
    {
        private VBuffer<T> _values;

        public override int Read(int firstSource, List<(int Source, string Text)> fields)
        {
            getter(ref _values);
            foreach (var (slot, value) in _values.Items())
            {
                if (!IsDefault(value))
                    fields.Add((firstSource + slot, format(value)));
            }
            return _values.Length;
        }
    }

    private static bool IsDefault<T>(in T value) => RawComparer.Of<T>().Equals(value, default!);
}
