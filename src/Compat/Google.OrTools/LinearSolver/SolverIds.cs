using Google.OrTools.Interop;

namespace Google.OrTools.LinearSolver;

/// <summary>The names under which a solver can be asked for: without regard to case, '-' as good as '_'.</summary>
internal static class SolverIds
{
    private static readonly Dictionary<string, SolverKind> Kinds = new(StringComparer.Ordinal)
    {
        ["CLP"] = SolverKind.Clp,
        ["CLP_LINEAR_PROGRAMMING"] = SolverKind.Clp,
        ["CBC"] = SolverKind.Cbc,
        ["CBC_MIXED_INTEGER_PROGRAMMING"] = SolverKind.Cbc,
        ["GLPK_LP"] = SolverKind.GlpkLinear,
        ["GLPK_LINEAR_PROGRAMMING"] = SolverKind.GlpkLinear,
        ["GLPK"] = SolverKind.GlpkInteger,
        ["GLPK_MIXED_INTEGER_PROGRAMMING"] = SolverKind.GlpkInteger,
    };

    public static bool TryParse(string id, out SolverKind kind)
    {
        var name = id.ToUpperInvariant().Replace('-', '_');
        if (name.EndsWith("_MIP", StringComparison.Ordinal))
        {
            name = name[..^"_MIP".Length];
        }

        return Kinds.TryGetValue(name, out kind);
    }
}
