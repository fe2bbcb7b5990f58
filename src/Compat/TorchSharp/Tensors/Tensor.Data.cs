using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The elements, which stay those of the tensor: what is written there is written here.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            var memory = Memory();
            ElementTypes.Require<T>((ScalarType)memory.ScalarType);
            if (memory.Pending == 0)
                return new TensorAccessor<T>(this, memory);
            var resolved = resolve_conj().resolve_neg();
            return new TensorAccessor<T>(resolved, resolved.Memory());
        }

        /// <summary>The only element. T must be the type of the elements.</summary>
        public T item<T>()
            where T : unmanaged
        {
            var memory = Memory();
            if (memory.Elements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            ElementTypes.Require<T>((ScalarType)memory.ScalarType);
            if (memory.Pending != 0)
                return data<T>()[0];
            var value = *(T*)memory.Data;
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>The raw bytes of a contiguous tensor.</summary>
        public Span<byte> bytes
        {
            get
            {
                var memory = Memory();
                if (memory.Contiguous == 0)
                    throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
                return new Span<byte>((void*)memory.Data, checked((int)(memory.Elements * memory.ElementSize)));
            }

            set
            {
                var own = bytes;
                if (value.Length != own.Length)
                    throw new ArgumentException($"The tensor has {own.Length} bytes, the value has {value.Length}.", nameof(value));
                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        public Scalar ToScalar()
        {
            TorchError.Check(NativeMethods.ct_item(Handle, out var value));
            GC.KeepAlive(this);
            return new Scalar(value);
        }

        /// <summary>Nested lists of scalars, one level a dimension; a single scalar for a tensor without dimensions.</summary>
        public object tolist()
        {
            if (ndim == 0)
                return ToScalar();
            return unbind(0).Select(row =>
            {
                using (row)
                    return row.tolist();
            }).ToList();
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The element at a place of the tensor's memory.</summary>
        public T ReadCpuValue<T>(long i)
            where T : unmanaged
        {
            var memory = Memory();
            ElementTypes.Require<T>((ScalarType)memory.ScalarType);
            if (i < 0 || i >= memory.Elements)
                throw new ArgumentOutOfRangeException(nameof(i), i, $"The tensor has {memory.Elements} elements.");
            if (memory.Pending != 0)
                return data<T>()[i];
            var value = ((T*)memory.Data)[i];
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>The elements in row order, whatever the strides, into a span of the same size.</summary>
        internal void CopyOut<T>(Span<T> target)
            where T : unmanaged
        {
            fixed (T* start = target)
                TorchError.Check(NativeMethods.ct_copy_out(Handle, start, (long)target.Length * sizeof(T)));
            GC.KeepAlive(this);
        }

        internal TensorMemory Memory()
        {
            TorchError.Check(NativeMethods.ct_memory(Handle, out var memory));
            GC.KeepAlive(this);
            return memory;
        }
    }
}
