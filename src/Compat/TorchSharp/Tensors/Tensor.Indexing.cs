using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op IndexTensor = new("aten::index", "Tensor");
    public static readonly Op IndexPutInPlace = new("aten::index_put_");
}

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set
            {
                using var target = this[i1];
                target.Assign(value);
            }
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Selected(i1, i2);
            set => AssignSelected(value, i1, i2);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Selected(i1, i2, i3);
            set => AssignSelected(value, i1, i2, i3);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Selected(i1, i2, i3, i4);
            set => AssignSelected(value, i1, i2, i3, i4);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Selected(i1, i2, i3, i4, i5);
            set => AssignSelected(value, i1, i2, i3, i4, i5);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Selected(i1, i2, i3, i4, i5, i6);
            set => AssignSelected(value, i1, i2, i3, i4, i5, i6);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Selected(indices);
            set => AssignSelected(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A view for numbers, slices and signs; a copy as soon as a tensor takes part.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var (view, places) = View(indices);
            if (places.Length == 0)
                return ReferenceEquals(view, this) ? alias() : view;
            var picked = Aten.Call(Ops.IndexTensor, view, Arg.OptionalTensors(places));
            Drop(view);
            return picked;
        }

        public Tensor index(params Tensor[] indices) => Aten.Call(Ops.IndexTensor, this, Arg.OptionalTensors(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, places) = View(indices);
            if (places.Length == 0)
                view.Assign(value);
            else
                Aten.Run(Ops.IndexPutInPlace, view, Arg.OptionalTensors(places), value);
            Drop(view);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            Aten.InPlace(Ops.IndexPutInPlace, this, Arg.OptionalTensors(indices), value);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = tensor(0.0).to_type(dtype, disposeAfter: true).fill_(value);
            return index_put_(filled, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        private Tensor Selected(params ReadOnlySpan<long> indices)
        {
            var view = select(0, indices[0]);
            foreach (var index in indices[1..])
                view = Next(view, view.select(0, index));
            return view;
        }

        private void AssignSelected(Tensor value, params ReadOnlySpan<long> indices)
        {
            using var target = Selected(indices);
            target.Assign(value);
        }

        // A value may have more leading dimensions of size one than its place.
        private void Assign(Tensor value)
        {
            var excess = (int)(value.ndim - ndim);
            if (excess <= 0 || value.shape.AsSpan(0, excess).ContainsAnyExcept(1L))
            {
                copy_(value);
                return;
            }

            using var fitting = value.reshape(value.shape[excess..]);
            copy_(fitting);
        }

        // Applies all but the tensors, which are collected for the dimensions that they index. Where nothing is applied the view
        // is this tensor itself.
        private (Tensor View, Tensor?[] Places) View(TensorIndex[] indices)
        {
            var view = this;
            List<Tensor?>? places = null;
            var dimension = 0;
            for (var i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                switch (index.What)
                {
                    case TensorIndex.Kind.Ellipsis:
                        dimension += (int)ndim - indices.Sum(Consumed);
                        break;
                    case TensorIndex.Kind.Number:
                        view = Next(view, view.select(dimension, index.Start!.Value));
                        break;
                    case TensorIndex.Kind.Slice:
                        view = Next(view, view.Sliced(dimension++, index));
                        break;
                    case TensorIndex.Kind.NewDimension:
                        view = Next(view, view.unsqueeze(dimension++));
                        break;
                    case TensorIndex.Kind.Truth:
                        view = Next(view, view.unsqueeze(dimension));
                        Place(places ??= [], dimension++, tensor(new[] { index.Start == 1 }));
                        break;
                    default:
                        Place(places ??= [], dimension, index.Places!);
                        dimension += index.Places!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.Places.ndim : 1;
                        break;
                }
            }

            return (view, places is null ? [] : [.. places]);
        }

        private static int Consumed(TensorIndex index) => index.What switch
        {
            TensorIndex.Kind.Number or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => index.Places!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.Places.ndim : 1,
            _ => 0,
        };

        private static void Place(List<Tensor?> places, int dimension, Tensor tensor)
        {
            // A mask over several dimensions takes one entry and as many dimensions as it has.
            var used = places.Sum(place => place is { dtype: ScalarType.Bool or ScalarType.Byte } ? (int)place.ndim : 1);
            for (; used < dimension; used++)
                places.Add(null);
            places.Add(tensor);
        }

        private Tensor Sliced(int dimension, TensorIndex index)
        {
            if (index.Step is <= 0)
                throw new ExternalException("step must be greater than zero");
            return Aten.Call(Ops.SliceTensor, this, dimension, index.Start, index.Stop, index.Step ?? 1);
        }

        private Tensor Next(Tensor before, Tensor after)
        {
            Drop(before);
            return after;
        }

        // Views on the way are disposed, the indexed tensor is not.
        private void Drop(Tensor view)
        {
            if (!ReferenceEquals(view, this))
                view.Dispose();
        }
    }
}
