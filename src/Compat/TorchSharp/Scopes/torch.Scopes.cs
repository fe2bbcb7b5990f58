namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current.Innermost;

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Open();

    /// <summary>Runs a computation in a scope of its own that only the result survives.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public partial class Tensor
    {
        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope scope)
        {
            if (OwningScope is { } owner)
                owner.MoveToOther(scope, this);
            else
                scope.Attach(this);
            return this;
        }

        /// <summary>Into the scope that the other tensor is in.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) =>
            other.OwningScope is { } scope ? MoveToOtherDisposeScope(scope) : DetachFromDisposeScope();

        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        /// <summary>The misspelt name of DetachFromDisposeScope.</summary>
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();
    }
}
