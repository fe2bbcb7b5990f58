using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

internal enum Status
{
    Ok,
    Failed,
    FailedInManagedCode,
    NullTensor,
}

internal static unsafe class TorchError
{
    public static void Check(Status status)
    {
        if (status != Status.Ok)
            Throw(status);
    }

    [DoesNotReturn]
    public static void Throw(Status status)
    {
        switch (status)
        {
            case Status.FailedInManagedCode:
                var handle = GCHandle.FromIntPtr((nint)NativeMethods.ct_error_take_managed());
                var exception = (ExceptionDispatchInfo)handle.Target!;
                handle.Free();
                exception.Throw();
                break;
            case Status.NullTensor:
                Dereference(null);
                break;
        }

        throw new ExternalException(TakeText());
    }

    public static string TakeText()
    {
        var text = NativeMethods.ct_error_text(out var length);
        return Encoding.UTF8.GetString(text, (int)length);
    }

    // A required tensor that is null fails as any use of a null does.
    private static void Dereference(Tensor? missing) => _ = missing!.Handle;
}
