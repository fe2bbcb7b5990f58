using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML;

/// <summary>Argument checks with the wording that ML.NET users know.</summary>
internal static class Check
{
    public static T NotNull<T>([NotNull] T? value, string name) where T : class =>
        value ?? throw new ArgumentNullException(name);

    /// <summary>A missing name is reported as null, an empty one as well.</summary>
    public static string Named([NotNull] string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new ArgumentNullException(name) : value;

    public static string NonEmpty([NotNull] string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw Param(name, $"{name} cannot be null or empty") : value;

    public static T[] NonEmpty<T>([NotNull] T[]? value, string name) =>
        value is null || value.Length == 0 ? throw Param(name, $"{name} cannot be null or empty") : value;

    public static void Param([DoesNotReturnIf(false)] bool ok, string name)
    {
        if (!ok)
            throw new ArgumentOutOfRangeException(name);
    }

    public static void Param([DoesNotReturnIf(false)] bool ok, string name, string message)
    {
        if (!ok)
            throw Param(name, message);
    }

    public static ArgumentOutOfRangeException Param(string name, string message) => new(name, message);
}
