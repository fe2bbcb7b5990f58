using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>An operator of libtorch, looked up once. A missing one is an error when it is first called.</summary>
internal sealed class Op
{
    private readonly nint _handle;
    private readonly string? _problem;

    public Op(string name, string overload = "")
    {
        Name = overload.Length == 0 ? name : $"{name}.{overload}";
        var status = NativeMethods.ct_operator(name, overload, out _handle);
        if (status != Status.Ok)
            _problem = TorchError.TakeText();
    }

    /// <summary>The schema's name with its overload, such as aten::add.Tensor.</summary>
    public string Name { get; }

    public bool IsMissing => _problem is not null;

    public nint Handle => _handle != 0 ? _handle : throw new NotSupportedException(_problem);
}
