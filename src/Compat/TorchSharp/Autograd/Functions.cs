namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with its own backward pass. One object serves all calls, so it keeps nothing of a call.</summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            private static readonly T Instance = new();
            private static readonly Func<AutogradContext, object?[], List<Tensor>> Forward = Instance.RunForward;
            private static readonly Func<AutogradContext, List<Tensor>, List<Tensor>> Backward = Instance.RunBackward;

            public abstract string Name { get; }

            internal abstract List<Tensor> RunForward(AutogradContext context, object?[] arguments);

            internal abstract List<Tensor> RunBackward(AutogradContext context, List<Tensor> gradients);

            protected static List<Tensor> apply_internal(params object[] vars) =>
                FunctionNode.Apply(Instance.Name, vars, Forward, Backward);
        }

        /// <summary>A function with one tensor as its result.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each argument of forward, null for those that are no tensors.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            internal override List<Tensor> RunForward(AutogradContext context, object?[] arguments) => [forward(context, arguments!)];

            internal override List<Tensor> RunBackward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients[0]);
        }

        /// <summary>A function with several tensors as its results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each argument of forward, null for those that are no tensors.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            internal override List<Tensor> RunForward(AutogradContext context, object?[] arguments) => forward(context, arguments!);

            internal override List<Tensor> RunBackward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients);
        }
    }
}
