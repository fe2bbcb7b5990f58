namespace Compat.Tests.TorchSharpPackage;

internal static partial class TorchGolden
{
    /// <summary>Cases that do not hold here, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> KnownDifferences { get; } = new Dictionary<string, string>
    {
    };
}
