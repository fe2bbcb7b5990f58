using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Adds the gradients of the tensors to the leaves that they were computed from.</summary>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            nint[] ends = Handles.Of(tensors), gradients = Handles.Of(grad_tensors), leaves = Handles.Of(inputs);
            Status status;
            fixed (nint* end = ends, gradient = gradients, leaf = leaves)
            {
                status = NativeMethods.ct_backward(
                    end, ends.Length, gradient, gradients.Length, Flag(retain_graph ?? create_graph), Flag(create_graph),
                    leaf, leaves.Length);
            }

            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
            TorchError.Check(status);
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>
        /// The gradients of the sum of the outputs. With allow_unused an input that they do not depend on gives null. Unlike
        /// in PyTorch, create_graph alone does not keep the graph.
        /// </summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            nint[] ends = Handles.Of(outputs), leaves = Handles.Of(inputs), gradients = Handles.Of(grad_outputs);
            var results = new nint[leaves.Length];
            Status status;
            fixed (nint* end = ends, leaf = leaves, gradient = gradients, result = results)
            {
                status = NativeMethods.ct_gradients(
                    end, ends.Length, leaf, leaves.Length, gradient, gradients.Length,
                    Flag(retain_graph), Flag(create_graph), Flag(allow_unused), result);
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            TorchError.Check(status);
            return [.. results.Select(handle => Tensor.Own(handle)!)];
        }

        private static int Flag(bool value) => value ? 1 : 0;
    }
}
