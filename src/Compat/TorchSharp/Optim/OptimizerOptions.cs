namespace TorchSharp.Modules;

/// <summary>The options of a parameter group. What is null takes the optimizer's default when the group is added.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double? InitialLearningRate { get; set; }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate!.Value);
        writer.Write(LearningRate!.Value);
    }

    private protected static T SameKind<T>(OptimizerOptions source) where T : OptimizerOptions => source as T
        ?? throw new ArgumentException($"Mismatched options: expected {typeof(T).FullName}, but found {source.GetType().FullName}.");
}
