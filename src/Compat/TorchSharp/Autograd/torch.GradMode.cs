using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool is_grad_enabled() => NativeMethods.ct_grad_enabled() != 0;

    public static bool is_inference_mode_enabled() => NativeMethods.ct_inference_enabled() != 0;

    /// <summary>Until it is disposed, this thread records nothing for a backward pass.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    private sealed class GradMode : IDisposable
    {
        private readonly int _before = NativeMethods.ct_grad_enabled();
        private bool _ended;

        public GradMode(bool enabled) => NativeMethods.ct_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_ended)
                return;
            _ended = true;
            NativeMethods.ct_set_grad_enabled(_before);
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        public InferenceMode(bool enabled) => TorchError.Check(NativeMethods.ct_inference_begin(enabled ? 1 : 0, out _guard));

        public void Dispose()
        {
            var guard = Interlocked.Exchange(ref _guard, 0);
            if (guard != 0)
                TorchError.Check(NativeMethods.ct_inference_end(guard));
        }
    }
}
