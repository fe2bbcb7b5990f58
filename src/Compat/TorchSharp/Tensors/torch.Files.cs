using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes one tensor as libtorch does (a zip archive).</summary>
    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);

    public partial class Tensor
    {
        public void save(string location)
        {
            TorchError.Check(NativeMethods.ct_save(Handle, location));
            GC.KeepAlive(this);
        }

        public static Tensor load(string location)
        {
            if (!File.Exists(location))
                throw new FileNotFoundException($"There is no file {location}.", location);
            TorchError.Check(NativeMethods.ct_load(location, out var tensor));
            return Own(tensor)!;
        }
    }
}
