using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. The object owns one reference; it gives it back when it is disposed, when its dispose scope ends, or
    /// when it is finalised.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;

        private nint _handle;
        private long _pressure;

        internal Tensor(nint handle, long bytes)
        {
            _handle = handle;
            _pressure = MemoryPressure.Add(bytes);
            CountUp();
            DisposeScopeManager.Current.Register(this);
        }

        /// <summary>Takes the reference of another tensor, which becomes invalid.</summary>
        internal Tensor(Tensor source)
        {
            _pressure = source._pressure;
            _handle = source.DecoupleFromNativeHandle();
            _pressure = MemoryPressure.Add(_pressure);
            CountUp();
            DisposeScopeManager.Current.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensors that are alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        public static long PeakCount => Interlocked.Read(ref _peakCount);

        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                if (_handle == 0)
                    ThrowInvalid();
                return _handle;
            }
        }

        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningScope { get; set; }

        /// <summary>A new object for an owned reference, or null for none.</summary>
        internal static Tensor? Own(nint handle) => handle == 0 ? null : new Tensor(handle, NativeMethods.ct_owned_bytes(handle));

        /// <summary>A second object for the same tensor.</summary>
        internal Tensor Share()
        {
            var shared = new Tensor(NativeMethods.ct_retain(Handle), 0);
            GC.KeepAlive(this);
            return shared;
        }

        public void Dispose()
        {
            LeaveScope();
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Release(disposing) is var handle and not 0)
                NativeMethods.ct_free(handle);
        }

        /// <summary>Gives up the native reference without freeing it.</summary>
        public nint DecoupleFromNativeHandle()
        {
            LeaveScope();
            GC.SuppressFinalize(this);
            return Release(true);
        }

        public static Tensor UnsafeCreateTensor(nint handle) => Own(handle)!;

        // A scope belongs to one thread. Disposed on another one, the tensor stays in its scope, which skips it at its end.
        private void LeaveScope()
        {
            if (OwningScope is { } scope && scope.IsOfThisThread)
                scope.MarkAsDisposed(this);
        }

        private nint Release(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                return 0;
            MemoryPressure.Remove(_pressure);
            Interlocked.Decrement(ref _totalCount);
            if (disposing)
                DisposeScopeManager.Current.ThreadStatistics.ThreadTotalLiveCount--;
            return handle;
        }

        private static void CountUp()
        {
            var count = Interlocked.Increment(ref _totalCount);
            if (count > Volatile.Read(ref _peakCount))
                Volatile.Write(ref _peakCount, count);
        }

        private static void ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle.");
    }
}
