using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A generic method as a value: lets code that only knows a <see cref="Type"/> at run time enter typed code once.</summary>
internal interface IGenericFunc<out TResult>
{
    TResult Invoke<T>();
}

internal static class GenericDispatch
{
    private static readonly MethodInfo InvokeAny =
        ((Func<IGenericFunc<object>, object>)InvokeFor<object, object>).Method.GetGenericMethodDefinition();

    /// <summary>Calls <c>func.Invoke&lt;type&gt;()</c>.</summary>
    public static TResult Call<TResult>(Type type, IGenericFunc<TResult> func)
    {
        if (type == typeof(float))
            return func.Invoke<float>();
        if (type == typeof(VBuffer<float>))
            return func.Invoke<VBuffer<float>>();
        if (type == typeof(ReadOnlyMemory<char>))
            return func.Invoke<ReadOnlyMemory<char>>();
        if (type == typeof(uint))
            return func.Invoke<uint>();
        if (type == typeof(double))
            return func.Invoke<double>();
        if (type == typeof(bool))
            return func.Invoke<bool>();
        try
        {
            return (TResult)InvokeAny.MakeGenericMethod(type, typeof(TResult)).Invoke(null, [func])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    private static TResult InvokeFor<T, TResult>(IGenericFunc<TResult> func) => func.Invoke<T>();
}
