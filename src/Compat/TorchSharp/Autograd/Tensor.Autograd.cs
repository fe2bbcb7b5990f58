using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Flag(TensorFlag.RequiresGrad);
            set
            {
                if (value && !is_floating_point() && !is_complex())
                    throw new System.Runtime.InteropServices.ExternalException(
                        "Only Tensors of floating point and complex dtype can require gradients");
                TorchError.Check(NativeMethods.ct_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public bool is_leaf => Flag(TensorFlag.Leaf);

        /// <summary>The gradient that backward gathered, or null.</summary>
        public Tensor? grad
        {
            get
            {
                TorchError.Check(NativeMethods.ct_grad(Handle, out var gradient));
                GC.KeepAlive(this);
                return Own(gradient);
            }

            set
            {
                TorchError.Check(NativeMethods.ct_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public void retain_grad()
        {
            TorchError.Check(NativeMethods.ct_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        public void backward() => autograd.backward([this]);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
