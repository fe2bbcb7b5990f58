using System.Reflection;

namespace Compat.Tests;

/// <summary>XML documentation IDs of what an assembly shows.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Visible types with their public and protected members; of a delegate the type alone.</summary>
    public static IEnumerable<string> MembersOf(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(IsVisible))
        {
            yield return IdOf(type);
            if (typeof(Delegate).IsAssignableFrom(type))
                continue;
            foreach (var member in type.GetMembers(Declared).Where(IsVisible))
                yield return IdOf(member);
        }
    }

    public static string IdOf(MemberInfo member) => member switch
    {
        Type type => "T:" + Definition(type),
        FieldInfo => $"F:{Definition(member.DeclaringType!)}.{member.Name}",
        EventInfo => $"E:{Definition(member.DeclaringType!)}.{member.Name}",
        PropertyInfo property => $"P:{Definition(member.DeclaringType!)}.{Name(member)}{Parameters(property.GetIndexParameters())}",
        _ => MethodId((MethodBase)member),
    };

    private static string MethodId(MethodBase method)
    {
        var arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        var result = method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Reference(conversion.ReturnType) : "";
        return $"M:{Definition(method.DeclaringType!)}.{Name(method)}{arity}{Parameters(method.GetParameters())}{result}";
    }

    // Names of explicit implementations hold dots and commas of other names.
    private static string Name(MemberInfo member) => member.Name.Replace('.', '#').Replace(',', '@');

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Definition(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    private static string Reference(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Reference(type.GetElementType()!) + "*";
        if (type.IsArray)
        {
            var rank = type.GetArrayRank();
            return Reference(type.GetElementType()!) + (rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]");
        }

        return Constructed(type, type.GetGenericArguments());
    }

    // Every level of nesting carries its own arguments.
    private static string Constructed(Type type, Type[] arguments)
    {
        var outer = type.DeclaringType is { } parent
            ? Constructed(parent, arguments)
            : type.Namespace ?? "";
        var name = type.Name;
        var tick = name.IndexOf('`');
        if (tick >= 0)
        {
            var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
            var own = arguments.Skip(inherited).Take(type.GetGenericArguments().Length - inherited);
            name = $"{name[..tick]}{{{string.Join(',', own.Select(Reference))}}}";
        }

        return $"{outer}.{name}";
    }

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(true).Any(IsVisibleMethod),
        EventInfo @event => IsVisibleMethod(@event.GetAddMethod(true)!),
        ConstructorInfo constructor => !constructor.IsStatic && IsVisibleMethod(constructor),
        MethodInfo method => IsVisibleMethod(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsVisibleMethod(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
