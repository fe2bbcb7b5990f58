using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Makes backward name the forward operation that it failed in, until it is disposed.</summary>
public class AnomalyMode : IDisposable
{
    private readonly int _enabledBefore;
    private readonly int _checkedBefore;

    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        NativeMethods.ct_anomaly(out _enabledBefore, out _checkedBefore);
        NativeMethods.ct_set_anomaly(enabled ? 1 : 0, check_nan ? 1 : 0);
    }

    public static bool IsEnabled
    {
        get
        {
            NativeMethods.ct_anomaly(out var enabled, out _);
            return enabled != 0;
        }
    }

    public static bool ShouldCheckNaN
    {
        get
        {
            NativeMethods.ct_anomaly(out _, out var check);
            return check != 0;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            NativeMethods.ct_set_anomaly(_enabledBefore, _checkedBefore);
    }
}

public static partial class torch
{
    public static partial class autograd
    {
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
