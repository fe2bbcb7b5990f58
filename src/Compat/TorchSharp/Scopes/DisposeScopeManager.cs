namespace TorchSharp;

/// <summary>The open dispose scopes of one thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _current;

    internal static DisposeScopeManager Current => _current ??= new DisposeScopeManager();

    public static ThreadDisposeScopeStatistics Statistics => Current.ThreadStatistics;

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    /// <summary>The innermost scope that is still open.</summary>
    internal DisposeScope? Innermost { get; set; }

    internal DisposeScope Open() => Innermost = new DisposeScope(this, Innermost);

    internal void Register(torch.Tensor tensor)
    {
        ThreadStatistics.ThreadTotalLiveCount++;
        if (Innermost is not { } scope)
        {
            ThreadStatistics.CreatedOutsideScopeCount++;
            return;
        }

        ThreadStatistics.CreatedInScopeCount++;
        scope.Include(tensor);
    }
}
