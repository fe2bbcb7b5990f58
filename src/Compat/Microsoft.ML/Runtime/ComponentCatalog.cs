using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The extensions that loaded models can name: classes with an attribute that carries a contract name.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<Assembly, bool> _assemblies = new();
    private readonly ConcurrentDictionary<(Type Attribute, string Contract), Type> _extensions = new();

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Check.NotNull(assembly, nameof(assembly));
        if (_assemblies.ContainsKey(assembly))
            return;
        foreach (var type in TypesOf(assembly))
        {
            foreach (var attribute in type.GetCustomAttributes<ExtensionBaseAttribute>(inherit: false))
                Add(type, attribute, throwOnError);
        }

        _assemblies[assembly] = true;
    }

    /// <summary>The registered class with that attribute and contract name, made by its parameterless constructor.</summary>
    internal object CreateExtension(Type attribute, string contractName)
    {
        if (!_extensions.TryGetValue((attribute, contractName), out var type))
        {
            throw new InvalidOperationException(
                $"Unable to locate an extension for the contract '{contractName}'. Ensure you have called ComponentCatalog.RegisterAssembly with the Assembly that contains a class decorated with a '{attribute}'.");
        }

        return Activator.CreateInstance(type)!;
    }

    private void Add(Type type, ExtensionBaseAttribute attribute, bool throwOnError)
    {
        var key = (attribute.GetType(), attribute.ContractName);
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            if (throwOnError)
                throw new InvalidOperationException($"Unable to register extension '{type}': it needs a public constructor without parameters");
            return;
        }

        var known = _extensions.GetOrAdd(key, type);
        if (known != type && throwOnError)
            throw new InvalidOperationException($"Duplicate contract name '{attribute.ContractName}' in '{known}' and '{type}'");
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return [.. e.Types.OfType<Type>()];
        }
    }
}
