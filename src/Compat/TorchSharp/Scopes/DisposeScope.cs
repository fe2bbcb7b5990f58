namespace TorchSharp;

/// <summary>Disposes at its end what was created while it was the innermost scope of its thread.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);
    private bool _closed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        Outer = outer;
    }

    internal bool IsOfThisThread => _manager == DisposeScopeManager.Current;

    private DisposeScope? Outer { get; }

    public int DisposablesCount => _disposables.Count;

    public IReadOnlyCollection<IDisposable> DisposablesView => _disposables;

    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor && tensor.OwningScope is { } owner && owner != this)
            owner.Exclude(tensor);
        Include(disposable);
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public void Attach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Attach(disposable);
    }

    /// <summary>Disposes what the scope still holds; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var held = _disposables.ToArray();
        _disposables.Clear();
        foreach (var disposable in held)
        {
            if (kept.Contains(disposable))
                _disposables.Add(disposable);
            else
                DisposeHeld(disposable);
        }
    }

    /// <summary>Says that something was disposed by other means.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (!_disposables.Remove(disposable))
            return;
        _manager.ThreadStatistics.DisposedInScopeCount++;
        if (disposable is torch.Tensor tensor)
            tensor.OwningScope = null;
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        foreach (var disposable in _disposables)
            DisposeHeld(disposable);
        _disposables.Clear();
        if (_manager.Innermost == this)
            _manager.Innermost = FirstOpen(Outer);
    }

    internal void Include(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _disposables.Add(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.OwningScope = this;
    }

    private bool Exclude(IDisposable disposable)
    {
        if (!_disposables.Remove(disposable))
            return false;
        if (disposable is torch.Tensor tensor)
            tensor.OwningScope = null;
        return true;
    }

    private void DisposeHeld(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
            tensor.OwningScope = null;
        disposable.Dispose();
        _manager.ThreadStatistics.DisposedInScopeCount++;
    }

    // A scope that was closed out of order leaves the ones inside it open.
    private static DisposeScope? FirstOpen(DisposeScope? scope)
    {
        while (scope is { _closed: true })
            scope = scope.Outer;
        return scope;
    }
}
