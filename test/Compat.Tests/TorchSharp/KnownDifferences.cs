namespace Compat.Tests.TorchSharpPackage;

internal static partial class TorchGolden
{
    /// <summary>Cases that do not hold here, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> KnownDifferences { get; } = new Dictionary<string, string>
    {
        ["division_kinds"] = "torch.div ignores its rounding mode there; here it rounds as documented (PointwiseTests.DivisionRounds).",
        ["xavier"] = "xavier_normal_ draws from a uniform distribution there; here it is normal, as documented (InitTests.XavierNormal).",
    };
}
