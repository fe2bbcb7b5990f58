using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A component that can be loaded from a model file.</summary>
internal interface IModelLoader
{
    static abstract ICanSaveModel Load(IHostEnvironment env, ModelReader reader);
}

/// <summary>Registers a loader under the name that its component saves.</summary>
internal abstract class ModelLoaderAttribute(string name) : Attribute
{
    public string Name => name;

    public abstract ICanSaveModel Load(IHostEnvironment env, ModelReader reader);
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class ModelLoaderAttribute<TLoader>(string name) : ModelLoaderAttribute(name)
    where TLoader : IModelLoader
{
    public override ICanSaveModel Load(IHostEnvironment env, ModelReader reader) => TLoader.Load(env, reader);
}

internal static class ModelLoaders
{
    private static readonly Dictionary<string, ModelLoaderAttribute> ByName =
        typeof(ModelLoaders).Assembly.GetCustomAttributes<ModelLoaderAttribute>().ToDictionary(a => a.Name);

    public static T Load<T>(IHostEnvironment env, ModelReader reader)
        where T : class, ICanSaveModel
    {
        if (!ByName.TryGetValue(reader.LoaderName, out var loader))
            throw new FormatException($"The model needs a loader '{reader.LoaderName}', which this implementation of Microsoft.ML does not have");
        try
        {
            return loader.Load(env, reader) as T ?? throw ModelReader.Corrupt();
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException)
        {
            throw ModelReader.Corrupt(e);
        }
        catch (Exception e) when (e is not FormatException)
        {
            // The two layers that callers of the original library see.
            throw new InvalidOperationException("Error during class instantiation", new TargetInvocationException(e));
        }
    }
}
