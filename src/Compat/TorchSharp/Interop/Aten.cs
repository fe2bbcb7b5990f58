using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Calls operators of libtorch. An operator is declared once,
/// <code>private static readonly Op Linear = new("aten::linear"), AddTensor = new("aten::add", "Tensor");</code>
/// and called with its arguments in the schema's order, keyword-only ones included; those left out at the end take the
/// schema's defaults:
/// <code>return Aten.Call(Linear, input, weight, bias);</code>
/// Arg converts from Tensor, long (and int), double (and float), bool, long[], ReadOnlySpan&lt;long&gt;, double[], bool[],
/// Tensor[], List&lt;Tensor&gt;, string, Scalar, ScalarType, Device, Generator and their nullable forms; null and Arg.None are the
/// schema's None. Whole numbers are accepted where the schema wants a float. Layout and memory format are plain integers.
/// Call gives the one tensor of the result, Call2 and Call3 the first two or three (null where libtorch has none),
/// CallList a list of tensors, CallScalar a number, Run nothing, and InPlace the first argument.
/// Every argument stays alive until the call returns. Errors of libtorch are ExternalException.
/// </summary>
internal static unsafe class Aten
{
    private const int StackScratch = 512;

    public static Tensor Call(Op op, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(op, args, &result, 1);
        return Wrap(result);
    }

    public static (Tensor, Tensor) Call2(Op op, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[2];
        Invoke(op, args, results, 2);
        return (Wrap(results[0]), Wrap(results[1]));
    }

    public static (Tensor, Tensor, Tensor) Call3(Op op, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[3];
        Invoke(op, args, results, 3);
        return (Wrap(results[0]), Wrap(results[1]), Wrap(results[2]));
    }

    /// <summary>For operators with four or more tensor results, or fewer than they have.</summary>
    public static Tensor[] CallMany(Op op, int count, params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[count];
        Invoke(op, args, results, count);
        var tensors = new Tensor[count];
        for (var i = 0; i < count; i++)
            tensors[i] = Wrap(results[i]);
        return tensors;
    }

    public static Tensor[] CallList(Op op, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(op, args, &result, 1);
        var handles = (nint*)result.Pointer;
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = Tensor.Own(handles[i])!;
        NativeMethods.ct_free_list(handles);
        return tensors;
    }

    public static Scalar CallScalar(Op op, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(op, args, &result, 1);
        return new Scalar(result);
    }

    public static bool CallBool(Op op, params ReadOnlySpan<Arg> args)
    {
        Value result;
        Invoke(op, args, &result, 1);
        return result.Integer != 0;
    }

    public static void Run(Op op, params ReadOnlySpan<Arg> args) => Invoke(op, args, null, 0);

    public static Tensor InPlace(Op op, params ReadOnlySpan<Arg> args)
    {
        Invoke(op, args, null, 0);
        return Unsafe.As<Tensor>(args[0].Object!);
    }

    private static Tensor Wrap(in Value result) => result.Tag == Tag.Tensor ? new Tensor(result.Pointer, result.Length) : null!;

    [SkipLocalsInit]
    private static void Invoke(Op op, ReadOnlySpan<Arg> args, Value* results, int resultCount)
    {
        var values = stackalloc Value[args.Length];
        var scratch = 0;
        for (var i = 0; i < args.Length; i++)
        {
            ref readonly var arg = ref args[i];
            values[i] = arg.Value;
            if (arg.Object is null)
                continue;
            if (arg.Value.Tag == Tag.Tensor)
                values[i].Pointer = Unsafe.As<Tensor>(arg.Object).Handle;
            else
                scratch += ScratchSize(arg);
        }

        var status = scratch == 0
            ? NativeMethods.ct_call(op.Handle, values, args.Length, results, resultCount)
            : CallWithScratch(op, args, values, scratch, results, resultCount);
        foreach (ref readonly var arg in args)
            GC.KeepAlive(arg.Object);
        if (status != Status.Ok)
            TorchError.Throw(status);
    }

    private static int ScratchSize(in Arg arg) => arg.Value.Tag switch
    {
        Tag.Generator => sizeof(long),
        Tag.String => Encoding.UTF8.GetMaxByteCount(Unsafe.As<string>(arg.Object)!.Length) + sizeof(long),
        _ => (Unsafe.As<Array>(arg.Object)!.Length + 1) * sizeof(long),
    };

    [SkipLocalsInit]
    private static Status CallWithScratch(Op op, ReadOnlySpan<Arg> args, Value* values, int size, Value* results, int resultCount)
    {
        if (size > StackScratch)
        {
            var heap = NativeMemory.Alloc((nuint)size);
            try
            {
                WriteScratch(args, values, (long*)heap);
                return NativeMethods.ct_call(op.Handle, values, args.Length, results, resultCount);
            }
            finally
            {
                NativeMemory.Free(heap);
            }
        }

        var stack = stackalloc long[StackScratch / sizeof(long)];
        WriteScratch(args, values, stack);
        return NativeMethods.ct_call(op.Handle, values, args.Length, results, resultCount);
    }

    // Copies lists and strings next to each other and points the values there.
    private static void WriteScratch(ReadOnlySpan<Arg> args, Value* values, long* next)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Object is not { } source || values[i].Tag == Tag.Tensor)
                continue;
            if (values[i].Tag == Tag.Generator)
            {
                values[i].Pointer = ((Generator)source).Handle;
                continue;
            }

            values[i].Pointer = (nint)next;
            values[i].Length = Write(source, next);
            next += values[i].Tag == Tag.String ? (values[i].Length + sizeof(long) - 1) / sizeof(long) : values[i].Length;
        }
    }

    private static int Write(object source, long* target)
    {
        switch (source)
        {
            case long[] numbers:
                numbers.CopyTo(new Span<long>(target, numbers.Length));
                return numbers.Length;
            case double[] numbers:
                numbers.CopyTo(new Span<double>(target, numbers.Length));
                return numbers.Length;
            case bool[] flags:
                flags.CopyTo(new Span<bool>(target, flags.Length));
                return flags.Length;
            case string text:
                return Encoding.UTF8.GetBytes(text, new Span<byte>(target, Encoding.UTF8.GetMaxByteCount(text.Length)));
            default:
                var tensors = (Tensor?[])source;
                for (var i = 0; i < tensors.Length; i++)
                    target[i] = tensors[i]?.Handle ?? 0;
                return tensors.Length;
        }
    }
}
