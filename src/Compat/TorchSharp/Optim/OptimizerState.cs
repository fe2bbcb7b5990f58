using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected OptimizerState(Parameter parameter) => Owner = parameter;

    internal Parameter Owner { get; }

    public virtual void Initialize(OptimizerOptions options)
    {
    }

    public virtual void to(Device device)
    {
    }

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void SaveStateDict(BinaryWriter writer);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Zeros in the parameter's shape that outlive the scope of the step that makes them.</summary>
    private protected Tensor Zeros()
    {
        using var guard = no_grad();
        return zeros_like(Owner).DetachFromDisposeScope();
    }

    /// <summary>Takes a tensor from a stream, onto the parameter's device.</summary>
    private protected void Read(BinaryReader reader, ref Tensor? tensor)
    {
        var read = Tensor.Load(reader);
        if (!Devices.Same(read.device, Owner.device))
        {
            using var first = read;
            read = first.to(Owner.device);
        }
        tensor?.Dispose();
        tensor = read.DetachFromDisposeScope();
    }

    /// <summary>Takes a tensor that <see cref="WriteOptional"/> has written.</summary>
    private protected void ReadOptional(BinaryReader reader, ref Tensor? tensor)
    {
        if (reader.ReadBoolean())
        {
            Read(reader, ref tensor);
        }
        else
        {
            tensor?.Dispose();
            tensor = null;
        }
    }

    /// <summary>Writes a tensor behind a flag that says whether there is one.</summary>
    private protected static void WriteOptional(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    private protected static void Copy(Tensor? source, ref Tensor? target)
    {
        if (ReferenceEquals(source, target))
        {
            return;
        }
        target?.Dispose();
        target = source?.clone().DetachFromDisposeScope();
    }

    private protected static void Move(Device device, ref Tensor? tensor)
    {
        if (tensor is null || Devices.Same(tensor.device, device))
        {
            return;
        }
        using var old = tensor;
        tensor = old.to(device).DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : left.allclose(right);

    private protected static T SameKind<T>(OptimizerState source) where T : OptimizerState => source as T
        ?? throw new ArgumentException($"Mismatched states: expected {typeof(T).FullName}, but found {source?.GetType().FullName}.");
}
