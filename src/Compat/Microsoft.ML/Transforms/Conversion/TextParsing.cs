using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Reads one value from text. Empty text is the type's default, or NaN where the format says so.</summary>
internal delegate bool TextParser<T>(ReadOnlyMemory<char> text, out T value);

/// <summary>The text forms of all column types, shared by the text loader and by type conversion.</summary>
internal static class TextParsing
{
    /// <summary>The parser of a primitive type, whose raw type must be <typeparamref name="T"/>.</summary>
    public static TextParser<T> For<T>(DataViewType type, TextValueFormat format)
    {
        Delegate parser = type is KeyDataViewType key ? ForKey<T>(key) : ForPlain(typeof(T), format);
        return (TextParser<T>)parser;
    }

    private static Delegate ForPlain(Type type, TextValueFormat format)
    {
        if (type == typeof(float))
            return Real(format, float.NaN);
        if (type == typeof(double))
            return Real(format, double.NaN);
        if (type == typeof(ReadOnlyMemory<char>))
            return new TextParser<ReadOnlyMemory<char>>(Same);
        if (type == typeof(bool))
            return new TextParser<bool>(Boolean);
        if (type == typeof(DateTime))
            return new TextParser<DateTime>(DateAndTime);
        if (type == typeof(DateTimeOffset))
            return new TextParser<DateTimeOffset>(DateAndOffset);
        if (type == typeof(TimeSpan))
            return new TextParser<TimeSpan>(Duration);
        return ForInteger(type)
            ?? throw new NotSupportedException($"Values of type '{type}' cannot be read from text");
    }

    private static Delegate? ForInteger(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => new TextParser<sbyte>(Integer),
        TypeCode.Byte => new TextParser<byte>(Integer),
        TypeCode.Int16 => new TextParser<short>(Integer),
        TypeCode.UInt16 => new TextParser<ushort>(Integer),
        TypeCode.Int32 => new TextParser<int>(Integer),
        TypeCode.UInt32 => new TextParser<uint>(Integer),
        TypeCode.Int64 => new TextParser<long>(Integer),
        TypeCode.UInt64 => new TextParser<ulong>(Integer),
        _ => null,
    };

    /// <summary>Text counts keys from 0; their raw value counts from 1, and 0 stands for a missing or too large key.</summary>
    private static Delegate ForKey<T>(KeyDataViewType type)
    {
        TextParser<T> Make<TRaw>() where TRaw : IBinaryInteger<TRaw> =>
            (TextParser<T>)(Delegate)new TextParser<TRaw>((ReadOnlyMemory<char> text, out TRaw value) =>
            {
                value = TRaw.Zero;
                if (text.IsEmpty)
                    return true;
                if (!UInt128.TryParse(text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
                    return false;
                if (key < type.Count)
                    value = TRaw.CreateChecked(key + 1);
                return true;
            });

        return Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.Byte => Make<byte>(),
            TypeCode.UInt16 => Make<ushort>(),
            TypeCode.UInt32 => Make<uint>(),
            _ => Make<ulong>(),
        };
    }

    private static TextParser<T> Real<T>(TextValueFormat format, T nan) where T : struct, IBinaryFloatingPointIeee754<T>
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent | NumberStyles.AllowTrailingWhite;
        T empty = format.EmptyRealIsNaN ? nan : T.Zero;
        return (ReadOnlyMemory<char> text, out T value) =>
        {
            var span = text.Span;
            if (span.IsEmpty)
            {
                value = empty;
                return true;
            }
            if (T.TryParse(span, Styles, format.Numbers, out value))
                return true;
            (bool good, value) = span switch
            {
                "∞" => (true, T.PositiveInfinity),
                "-∞" => (true, T.NegativeInfinity),
                "?" => (true, nan),
                _ => (false, nan),
            };
            return good;
        };
    }

    private static bool Integer<T>(ReadOnlyMemory<char> text, out T value) where T : struct, IBinaryInteger<T>
    {
        value = T.Zero;
        return text.IsEmpty || T.TryParse(text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool Same(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> value)
    {
        value = text;
        return true;
    }

    private static bool Boolean(ReadOnlyMemory<char> text, out bool value)
    {
        Span<char> lower = stackalloc char[5];
        value = false;
        if (text.Length > lower.Length)
            return false;
        int length = text.Span.ToLowerInvariant(lower);
        switch (lower[..length])
        {
            case "true" or "yes" or "t" or "y" or "1" or "+1" or "+":
                value = true;
                return true;
            case "" or "false" or "no" or "f" or "n" or "0" or "-1" or "-":
                return true;
            default:
                return false;
        }
    }

    private static bool DateAndTime(ReadOnlyMemory<char> text, out DateTime value)
    {
        value = default;
        return text.IsEmpty || DateTime.TryParse(text.Span, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
    }

    private static bool DateAndOffset(ReadOnlyMemory<char> text, out DateTimeOffset value)
    {
        value = default;
        return text.IsEmpty
            || DateTimeOffset.TryParse(text.Span, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    private static bool Duration(ReadOnlyMemory<char> text, out TimeSpan value)
    {
        value = default;
        return text.IsEmpty || TimeSpan.TryParse(text.Span, CultureInfo.InvariantCulture, out value);
    }
}
