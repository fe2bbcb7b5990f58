using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. It takes over the handle of the tensor it is made from, which is invalid afterwards.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true) : base(Leaf(data)) => this.requires_grad = requires_grad;

    /// <summary>The same values without the operations that they come from.</summary>
    private static Tensor Leaf(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.is_leaf)
        {
            return data;
        }
        using (data)
        {
            return data.detach();
        }
    }
}
