using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with its own state.</summary>
    public class Generator : IDisposable
    {
        private static readonly Lazy<Generator> DefaultGenerator = new(() =>
        {
            TorchError.Check(NativeMethods.ct_generator_default(out var handle));
            return new Generator(handle);
        });

        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            RequireCpu(device);
            TorchError.Check(NativeMethods.ct_generator_new(seed, out _handle));
        }

        private Generator(nint handle) => _handle = handle;

        ~Generator() => Dispose(false);

        public static Generator Default => DefaultGenerator.Value;

        public nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device { get; } = CPU;

        /// <summary>Starts the sequence that belongs to the seed.</summary>
        public Generator manual_seed(long seed)
        {
            TorchError.Check(NativeMethods.ct_generator_manual_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Draws a new seed from the system and gives it.</summary>
        public long seed()
        {
            TorchError.Check(NativeMethods.ct_generator_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public long initial_seed()
        {
            TorchError.Check(NativeMethods.ct_generator_initial_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public Tensor get_state()
        {
            TorchError.Check(NativeMethods.ct_generator_get_state(Handle, out var state));
            GC.KeepAlive(this);
            return Tensor.Own(state)!;
        }

        public void set_state(Tensor value)
        {
            TorchError.Check(NativeMethods.ct_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                NativeMethods.ct_generator_free(handle);
        }
    }
}
