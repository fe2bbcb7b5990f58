using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Compiled access to the members of a class; made once for each member.</summary>
internal static class Accessors<TRow>
{
    private static readonly ConcurrentDictionary<string, Delegate?> Readers = new();
    private static readonly ConcurrentDictionary<string, Delegate?> Writers = new();

    public static MemberInfo Find(string memberName)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        return (MemberInfo?)typeof(TRow).GetField(memberName, Public) ?? typeof(TRow).GetProperty(memberName, Public)
            ?? throw new InvalidOperationException($"Type '{typeof(TRow)}' has no public field or property named '{memberName}'");
    }

    /// <summary>A <see cref="Func{TRow, TMember}"/>, or null for a member that cannot be read.</summary>
    public static Delegate? Reader(MemberInfo member) => Readers.GetOrAdd(member.Name, _ =>
    {
        if (member is PropertyInfo { GetMethod: not { IsPublic: true } })
            return null;
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda(Expression.MakeMemberAccess(row, member), row).Compile();
    });

    /// <summary>An <see cref="Action{TRow, TMember}"/>, or null for a member that cannot be written.</summary>
    public static Delegate? Writer(MemberInfo member) => Writers.GetOrAdd(member.Name, _ =>
    {
        if (member is PropertyInfo { SetMethod: not { IsPublic: true } } or FieldInfo { IsInitOnly: true })
            return null;
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(MemberTypes.TypeOf(member));
        return Expression.Lambda(
            typeof(Action<,>).MakeGenericType(typeof(TRow), value.Type),
            Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    });
}
