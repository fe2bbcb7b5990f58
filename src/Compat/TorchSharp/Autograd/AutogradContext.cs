using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function's forward pass hands to its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private Dictionary<string, object>? _data;
            private nint _node;

            internal AutogradContext()
            {
            }

            /// <summary>Whether a missing gradient comes as zeros rather than null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            /// <summary>Held only until the forward pass is done; then the graph holds them.</summary>
            internal List<Tensor> Saved { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            private int SavedCount { get; set; }

            /// <summary>Keeps tensors with the graph. Call it in the forward pass.</summary>
            public void save_for_backward(List<Tensor> tensors) => Saved = tensors;

            /// <summary>The tensors that were saved, as often as the graph is kept.</summary>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (_node == 0)
                    return [.. Saved];
                var handles = new nint[SavedCount];
                fixed (nint* target = handles)
                    TorchError.Check(NativeMethods.ct_function_saved(_node, target));
                return [.. handles.Select(handle => Tensor.Own(handle)!)];
            }

            public void save_data(string name, object data) => (_data ??= [])[name] = data;

            public object get_data(string name) => _data is not null && _data.TryGetValue(name, out var data)
                ? data
                : throw new KeyNotFoundException($"No data was saved under the name {name}.");

            /// <summary>Names the inputs that the forward pass changes in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = tensors;

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = tensors;

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _data = null;

            internal void EndForward()
            {
                SavedCount = Saved.Count;
                Saved = [];
                Dirty = [];
                NonDifferentiable = [];
            }

            internal void BeginBackward(nint node) => _node = node;
        }
    }
}
