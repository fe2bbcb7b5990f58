using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Load);

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        try
        {
            return NativeLibrary.Load(name, assembly, path);
        }
        catch (DllNotFoundException exception)
        {
            throw new DllNotFoundException(
                $"lib{name}.so or the libtorch under it could not be loaded. ./eng/setup.sh installs libtorch and builds it. "
                + exception.Message,
                exception);
        }
    }
}
