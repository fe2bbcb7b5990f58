using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private const int UsualDimensions = 8;

        public long[] shape
        {
            get
            {
                var sizes = stackalloc long[UsualDimensions];
                var count = NativeMethods.ct_sizes(Handle, sizes, UsualDimensions);
                if (count <= UsualDimensions)
                {
                    GC.KeepAlive(this);
                    return new ReadOnlySpan<long>(sizes, count).ToArray();
                }

                var all = new long[count];
                fixed (long* target = all)
                    _ = NativeMethods.ct_sizes(Handle, target, count);
                GC.KeepAlive(this);
                return all;
            }
        }

        public long[] size() => shape;

        public long size(int dim) => shape[WrapDimension(dim)];

        public long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* target = strides)
                TorchError.Check(NativeMethods.ct_strides(Handle, target));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[WrapDimension(dim)];

        public long ndim
        {
            get
            {
                var count = NativeMethods.ct_sizes(Handle, null, 0);
                GC.KeepAlive(this);
                return count;
            }
        }

        public long Dimensions => ndim;

        public long dim() => ndim;

        public long numel() => Describe().Elements;

        public long NumberOfElements => numel();

        public long element_size() => Describe().ElementSize;

        public long ElementSize => element_size();

        public long storage_offset() => Describe().StorageOffset;

        public ScalarType dtype => (ScalarType)Describe().ScalarType;

        public DeviceType device_type => (DeviceType)Describe().DeviceType;

        public int device_index => Describe().DeviceIndex;

        public Device device
        {
            get
            {
                var description = Describe();
                return new Device((DeviceType)description.DeviceType, description.DeviceIndex);
            }
        }

        /// <summary>A name for the reader; nothing depends on it.</summary>
        public string? name { get; set; }

        public bool is_contiguous() => Flag(TensorFlag.Contiguous);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Flag(TensorFlag.Sparse);

        public bool is_pinned() => Flag(TensorFlag.Pinned);

        public bool is_conj() => Flag(TensorFlag.Conjugate);

        public bool is_neg() => Flag(TensorFlag.Negative);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        internal TensorDescription Describe()
        {
            TorchError.Check(NativeMethods.ct_describe(Handle, out var description));
            GC.KeepAlive(this);
            return description;
        }

        private bool Flag(TensorFlag flag)
        {
            TorchError.Check(NativeMethods.ct_flag(Handle, flag, out var result));
            GC.KeepAlive(this);
            return result != 0;
        }

        private int WrapDimension(int dim)
        {
            var count = (int)ndim;
            if (dim < -count || dim >= count)
                throw new IndexOutOfRangeException($"Dimension {dim} is out of range for a tensor of {count} dimensions.");
            return dim < 0 ? dim + count : dim;
        }
    }

    public static long numel(Tensor input) => input.numel();

    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    public static bool is_complex(Tensor input) => input.is_complex();

    public static bool is_integral(Tensor input) => input.is_integral();

    public static bool is_conj(Tensor input) => input.is_conj();

    public static bool is_neg(Tensor input) => input.is_neg();
}
