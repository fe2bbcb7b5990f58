using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The exports of libCombinatorialTorch. A tensor's handle is one counted reference to its TensorImpl.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "CombinatorialTorch";

    // Operators
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Status ct_operator(string name, string overload, out nint handle);

    [LibraryImport(Library)]
    public static partial Status ct_call(nint op, Value* args, int argCount, Value* results, int resultCount);

    [LibraryImport(Library)]
    public static partial void ct_free_list(nint* handles);

    [LibraryImport(Library)]
    public static partial byte* ct_version();

    // Errors
    [LibraryImport(Library)]
    public static partial byte* ct_error_text(out long length);

    [LibraryImport(Library)]
    public static partial long ct_error_take_managed();

    [LibraryImport(Library)]
    public static partial void ct_error_release_callback(delegate* unmanaged[Cdecl]<long, void> release);

    // Tensors
    [LibraryImport(Library)]
    public static partial void ct_free(nint tensor);

    [LibraryImport(Library)]
    public static partial nint ct_retain(nint tensor);

    [LibraryImport(Library)]
    public static partial long ct_owned_bytes(nint tensor);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int ct_sizes(nint tensor, long* sizes, int capacity);

    [LibraryImport(Library)]
    public static partial Status ct_strides(nint tensor, long* strides);

    [LibraryImport(Library)]
    public static partial Status ct_describe(nint tensor, out TensorDescription description);

    [LibraryImport(Library)]
    public static partial Status ct_flag(nint tensor, TensorFlag flag, out int result);

    [LibraryImport(Library)]
    public static partial Status ct_memory(nint tensor, out TensorMemory memory);

    [LibraryImport(Library)]
    public static partial Status ct_from_copy(void* data, long* sizes, int dimensions, int type, out nint result);

    [LibraryImport(Library)]
    public static partial Status ct_from_shared(
        void* data, long* sizes, int dimensions, int type, delegate* unmanaged[Cdecl]<long, void> release, long context, out nint result);

    [LibraryImport(Library)]
    public static partial Status ct_copy_out(nint tensor, void* target, long bytes);

    [LibraryImport(Library)]
    public static partial Status ct_item(nint tensor, out Value value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Status ct_save(nint tensor, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Status ct_load(string path, out nint tensor);

    // Autograd
    [LibraryImport(Library)]
    public static partial Status ct_set_requires_grad(nint tensor, int value);

    [LibraryImport(Library)]
    public static partial Status ct_retain_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial Status ct_grad(nint tensor, out nint gradient);

    [LibraryImport(Library)]
    public static partial Status ct_set_grad(nint tensor, nint gradient);

    [LibraryImport(Library)]
    public static partial Status ct_backward(
        nint* tensors, int count, nint* gradients, int gradientCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)]
    public static partial Status ct_gradients(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int gradientCount,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)]
    public static partial int ct_grad_enabled();

    [LibraryImport(Library)]
    public static partial void ct_set_grad_enabled(int enabled);

    [LibraryImport(Library)]
    public static partial int ct_inference_enabled();

    [LibraryImport(Library)]
    public static partial Status ct_inference_begin(int enabled, out nint guard);

    [LibraryImport(Library)]
    public static partial Status ct_inference_end(nint guard);

    [LibraryImport(Library)]
    public static partial void ct_anomaly(out int enabled, out int checkNaN);

    [LibraryImport(Library)]
    public static partial void ct_set_anomaly(int enabled, int checkNaN);

    // Functions with a managed backward
    [LibraryImport(Library)]
    public static partial void ct_function_callbacks(
        delegate* unmanaged[Cdecl]<long, nint, nint*, int, nint*, int, long> backward, delegate* unmanaged[Cdecl]<long, void> release);

    [LibraryImport(Library)]
    public static partial Status ct_function_apply(in FunctionApplication application, nint* results);

    [LibraryImport(Library)]
    public static partial Status ct_function_saved(nint node, nint* results);

    // Random numbers
    [LibraryImport(Library)]
    public static partial Status ct_generator_new(ulong seed, out nint generator);

    [LibraryImport(Library)]
    public static partial Status ct_generator_default(out nint generator);

    [LibraryImport(Library)]
    public static partial void ct_generator_free(nint generator);

    [LibraryImport(Library)]
    public static partial Status ct_generator_manual_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    public static partial Status ct_generator_seed(nint generator, out ulong seed);

    [LibraryImport(Library)]
    public static partial Status ct_generator_initial_seed(nint generator, out ulong seed);

    [LibraryImport(Library)]
    public static partial Status ct_generator_get_state(nint generator, out nint state);

    [LibraryImport(Library)]
    public static partial Status ct_generator_set_state(nint generator, nint state);

    // Process
    [LibraryImport(Library)]
    public static partial int ct_threads();

    [LibraryImport(Library)]
    public static partial Status ct_set_threads(int count);

    [LibraryImport(Library)]
    public static partial int ct_interop_threads();

    [LibraryImport(Library)]
    public static partial Status ct_set_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int ct_default_type();

    [LibraryImport(Library)]
    public static partial Status ct_set_default_type(int type);

    [LibraryImport(Library)]
    public static partial int ct_deterministic(out int warnOnly);

    [LibraryImport(Library)]
    public static partial Status ct_set_deterministic(int enabled, int warnOnly);
}

internal struct TensorDescription
{
    public int Dimensions, ScalarType, DeviceType, DeviceIndex;
    public long Elements, ElementSize, StorageOffset;
}

internal struct TensorMemory
{
    public nint Data;
    public long Elements, ElementSize;
    public int ScalarType, Contiguous, Pending;
}

internal enum TensorFlag
{
    RequiresGrad,
    Leaf,
    Contiguous,
    Sparse,
    Conjugate,
    Negative,
    Pinned,
    RetainsGrad,
}

internal unsafe struct FunctionApplication
{
    public byte* Name;
    public long Context;
    public int Materialize, Inputs, Outputs, Undifferentiable, Dirty, Saved;
    public nint* Handles;
}
