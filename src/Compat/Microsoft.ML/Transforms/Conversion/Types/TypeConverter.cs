using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

internal delegate void ValueMapper<TSource, TResult>(in TSource source, ref TResult result);

/// <summary>The conversions between scalar types: to wider numbers, to and from text, to and from Boolean.</summary>
internal static class TypeConverter
{
    /// <summary>A <see cref="ValueMapper{TSource,TResult}"/> of the raw types, or null where there is no conversion.</summary>
    public static Delegate? Find(PrimitiveDataViewType source, PrimitiveDataViewType result)
    {
        if (source is KeyDataViewType || result is KeyDataViewType)
            return FindForKeys(source, result);
        if (source.Equals(result))
            return GenericDispatch.Call(source.RawType, new Identity());
        if (source is TextDataViewType)
            return GenericDispatch.Call(result.RawType, new FromText(result));
        if (result is TextDataViewType)
            return ToText(source.RawType);
        if (source is BooleanDataViewType)
            return FromBoolean(result.RawType);
        if (result is BooleanDataViewType)
            return ToBoolean(source.RawType);
        return Widening(source.RawType, result.RawType) ?? FromTime(source.RawType, result.RawType);
    }

    /// <summary>Keys convert to keys of as many values, in another number type that can hold them.</summary>
    private static Delegate? FindForKeys(PrimitiveDataViewType source, PrimitiveDataViewType result)
    {
        if (source is not KeyDataViewType from || result is not KeyDataViewType to || from.Count != to.Count)
            return null;
        return Type.GetTypeCode(from.RawType) switch
        {
            TypeCode.Byte => NumberTo<byte>(to.RawType),
            TypeCode.UInt16 => NumberTo<ushort>(to.RawType),
            TypeCode.UInt32 => NumberTo<uint>(to.RawType),
            _ => NumberTo<ulong>(to.RawType),
        };
    }

    private static Delegate? Widening(Type source, Type result)
    {
        TypeCode to = Type.GetTypeCode(result);
        bool toReal = to is TypeCode.Single or TypeCode.Double;
        return Type.GetTypeCode(source) switch
        {
            TypeCode.SByte when toReal || to is TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => NumberTo<sbyte>(result),
            TypeCode.Int16 when toReal || to is TypeCode.Int32 or TypeCode.Int64 => NumberTo<short>(result),
            TypeCode.Int32 when toReal || to is TypeCode.Int64 => NumberTo<int>(result),
            TypeCode.Int64 when toReal => NumberTo<long>(result),
            TypeCode.Byte when toReal || to is TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64 => NumberTo<byte>(result),
            TypeCode.UInt16 when toReal || to is TypeCode.UInt32 or TypeCode.UInt64 => NumberTo<ushort>(result),
            TypeCode.UInt32 when toReal || to is TypeCode.UInt64 => NumberTo<uint>(result),
            TypeCode.UInt64 when toReal => NumberTo<ulong>(result),
            TypeCode.Single when toReal => NumberTo<float>(result),
            TypeCode.Double when toReal => NumberTo<double>(result),
            _ => null,
        };
    }

    private static Delegate? NumberTo<T>(Type result) where T : INumberBase<T> => Type.GetTypeCode(result) switch
    {
        TypeCode.Byte => Cast<T, byte>(),
        TypeCode.Int16 => Cast<T, short>(),
        TypeCode.UInt16 => Cast<T, ushort>(),
        TypeCode.Int32 => Cast<T, int>(),
        TypeCode.UInt32 => Cast<T, uint>(),
        TypeCode.Int64 => Cast<T, long>(),
        TypeCode.UInt64 => Cast<T, ulong>(),
        TypeCode.Single => Cast<T, float>(),
        TypeCode.Double => Cast<T, double>(),
        _ => null,
    };

    private static ValueMapper<T, TResult> Cast<T, TResult>()
        where T : INumberBase<T>
        where TResult : INumberBase<TResult> =>
        (in T source, ref TResult result) => result = TResult.CreateTruncating(source);

    private static Delegate? ToBoolean(Type source) => Type.GetTypeCode(source) switch
    {
        TypeCode.SByte => NotZero<sbyte>(),
        TypeCode.Byte => NotZero<byte>(),
        TypeCode.Int16 => NotZero<short>(),
        TypeCode.UInt16 => NotZero<ushort>(),
        TypeCode.Int32 => NotZero<int>(),
        TypeCode.UInt32 => NotZero<uint>(),
        TypeCode.Int64 => NotZero<long>(),
        TypeCode.UInt64 => NotZero<ulong>(),
        TypeCode.Single => NotZero<float>(),
        TypeCode.Double => NotZero<double>(),
        _ => null,
    };

    private static ValueMapper<T, bool> NotZero<T>() where T : INumberBase<T> =>
        (in T source, ref bool result) => result = source != T.Zero;

    private static Delegate? FromBoolean(Type result) => Type.GetTypeCode(result) switch
    {
        TypeCode.SByte => ZeroOrOne<sbyte>(),
        TypeCode.Int16 => ZeroOrOne<short>(),
        TypeCode.Int32 => ZeroOrOne<int>(),
        TypeCode.Int64 => ZeroOrOne<long>(),
        TypeCode.Single => ZeroOrOne<float>(),
        TypeCode.Double => ZeroOrOne<double>(),
        _ => null,
    };

    private static ValueMapper<bool, T> ZeroOrOne<T>() where T : INumberBase<T> =>
        (in bool source, ref T result) => result = source ? T.One : T.Zero;

    private static Delegate? FromTime(Type source, Type result)
    {
        if (source == typeof(DateTime) && result == typeof(DateTimeOffset))
        {
            return (ValueMapper<DateTime, DateTimeOffset>)((in DateTime s, ref DateTimeOffset r) =>
                r = new DateTimeOffset(DateTime.SpecifyKind(s, DateTimeKind.Utc)));
        }
        var ticks = Ticks(source);
        return ticks is not null && result == typeof(long) ? ticks : null;
    }

    private static Delegate? Ticks(Type source)
    {
        if (source == typeof(DateTime))
            return (ValueMapper<DateTime, long>)((in DateTime s, ref long r) => r = s.Ticks);
        if (source == typeof(DateTimeOffset))
            return (ValueMapper<DateTimeOffset, long>)((in DateTimeOffset s, ref long r) => r = s.UtcTicks);
        if (source == typeof(TimeSpan))
            return (ValueMapper<TimeSpan, long>)((in TimeSpan s, ref long r) => r = s.Ticks);
        return null;
    }

    private static Delegate? ToText(Type source)
    {
        var culture = CultureInfo.InvariantCulture;
        if (source == typeof(float))
            return Text<float>(v => v.ToString("G7", culture));
        if (source == typeof(double))
            return Text<double>(v => v.ToString("G17", culture));
        if (source == typeof(bool))
            return Text<bool>(v => v ? "True" : "False");
        if (source == typeof(DateTime))
            return Text<DateTime>(v => v.ToString("o", culture));
        if (source == typeof(DateTimeOffset))
            return Text<DateTimeOffset>(v => v.ToString("o", culture));
        if (source == typeof(TimeSpan))
            return Text<TimeSpan>(v => v.ToString("c", culture));
        return Type.GetTypeCode(source) is >= TypeCode.SByte and <= TypeCode.UInt64
            ? GenericDispatch.Call(source, new IntegerToText())
            : null;
    }

    private static ValueMapper<T, ReadOnlyMemory<char>> Text<T>(Func<T, string> format) =>
        (in T source, ref ReadOnlyMemory<char> result) => result = format(source).AsMemory();

    private sealed class IntegerToText : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => Text<T>(v => ((IFormattable)v!).ToString(null, CultureInfo.InvariantCulture));
    }

    private sealed class Identity : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => (ValueMapper<T, T>)((in T source, ref T result) => result = source);
    }

    /// <summary>Unreadable reals become NaN, other unreadable values their default; only integers are refused.</summary>
    private sealed class FromText(PrimitiveDataViewType type) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>()
        {
            var parse = TextParsing.For<T>(type, TextValueFormat.Invariant);
            string? refusal = Type.GetTypeCode(typeof(T)) is >= TypeCode.SByte and <= TypeCode.UInt64
                ? $"Value could not be parsed from text to {IntegerName(typeof(T))}."
                : null;
            return (ValueMapper<ReadOnlyMemory<char>, T>)((in ReadOnlyMemory<char> source, ref T result) =>
            {
                if (!parse(source, out result) && refusal is not null)
                    throw new InvalidOperationException(refusal);
            });
        }

        private static string IntegerName(Type type) => Type.GetTypeCode(type) switch
        {
            TypeCode.Int16 => "short",
            TypeCode.UInt16 => "ushort",
            TypeCode.Int32 => "int",
            TypeCode.UInt32 => "uint",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            _ => type == typeof(byte) ? "byte" : "sbyte",
        };
    }
}
