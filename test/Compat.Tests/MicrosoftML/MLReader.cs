#nullable disable

using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML;

/// <summary>Reads columns of any type as objects: vectors as lists of their dense values, text as strings.</summary>
internal static class MLReader
{
    public static Func<object> Open(DataViewRow row, DataViewSchema.Column column) =>
        (Func<object>)Call(nameof(OpenTyped), column.Type.RawType, row, column);

    public static object Annotation(DataViewSchema.Annotations annotations, DataViewSchema.Column kind) =>
        Call(nameof(AnnotationTyped), kind.Type.RawType, annotations, kind);

    private static Func<object> OpenTyped<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return Plain(value);
        };
    }

    private static object AnnotationTyped<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column kind)
    {
        T value = default;
        annotations.GetGetter<T>(kind)(ref value);
        return Plain(value);
    }

    private static object Plain<T>(T value)
    {
        if (value is ReadOnlyMemory<char> text)
            return text.ToString();
        if (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>))
            return Call(nameof(DenseOf), typeof(T).GetGenericArguments()[0], value);
        return value;
    }

    private static List<object> DenseOf<T>(VBuffer<T> buffer) => buffer.DenseValues().Select(v => Plain(v)).ToList();

    private static object Call(string method, Type type, params object[] arguments)
    {
        try
        {
            return typeof(MLReader).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, arguments);
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
