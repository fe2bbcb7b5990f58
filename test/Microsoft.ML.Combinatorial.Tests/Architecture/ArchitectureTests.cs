using System.Text.RegularExpressions;

namespace Microsoft.ML.Combinatorial.Tests.Architecture;

/// <summary>Dependencies point one way. The table here is the one of the design; the source tree must keep to it.</summary>
[TestClass]
public partial class ArchitectureTests
{
    private const string Library = "src/Microsoft.ML.Combinatorial";

    // Each folder and the other folders of the library that it may name; what stands at the root, the catalog, may name all.
    private static readonly Dictionary<string, string[]> MayName = new()
    {
        ["Problems"] = [],
        ["Solvers"] = ["Problems"],
        ["Geometry"] = ["Problems"],
        ["Gradients"] = ["Problems", "Solvers"],
        ["Layers"] = ["Problems", "Solvers", "Geometry", "Gradients"],
        ["Losses"] = ["Problems", "Solvers", "Gradients", "Layers"],
        ["Backbones"] = ["Problems", "Geometry", "Layers"],
        ["Training"] = ["Problems", "Solvers", "Geometry", "Gradients", "Layers", "Losses", "Backbones"],
        ["Metrics"] = ["Problems", "Geometry", "DataView"],
        ["DataView"] = ["Problems", "Training"],
        ["Persistence"] = ["Problems", "Solvers", "Gradients", "Layers", "Losses", "Backbones", "Training", "DataView"],
        ["Transforms"] =
        [
            "Problems", "Solvers", "Geometry", "Gradients", "Layers", "Losses", "Backbones", "Training",
            "DataView", "Metrics", "Persistence",
        ],
    };

    private static readonly string[] WithoutTensors = ["Problems", "Solvers", "Geometry"];

    private static readonly string[] WithoutDataViews =
        [.. WithoutTensors, "Gradients", "Layers", "Losses", "Backbones", "Training"];

    [TestMethod]
    public void Every_folder_stands_in_the_table()
    {
        string[] unknown = [.. Files().Select(FolderOf).Where(folder => folder.Length > 0 && !MayName.ContainsKey(folder)).Distinct()];
        Assert.IsEmpty(unknown, string.Join(", ", unknown));
        Assert.IsGreaterThan(30, Files().Count());
    }

    [TestMethod]
    public void Folders_name_only_what_lies_below_them()
    {
        Holds(
            file => FolderOf(file).Length > 0
                ? OwnNamespaces().Matches(file.Code)
                    .Select(match => match.Groups[1].Value)
                    .Except([FolderOf(file), .. MayName[FolderOf(file)]])
                : []);
    }

    [TestMethod]
    public void Namespaces_follow_folders()
    {
        Holds(file =>
        {
            string folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/');
            string expected = folder["src/".Length..].Replace('/', '.');

            // The fluent surface lives where ML.NET's own does.
            return file.Namespace == expected || (folder == Library && file.Namespace == "Microsoft.ML") || IsAssemblyLevel(file)
                ? []
                : [$"namespace {file.Namespace}, expected {expected}"];
        });
    }

    [TestMethod]
    public void Problems_solvers_and_geometry_know_no_tensors()
    {
        Holds(file => WithoutTensors.Contains(FolderOf(file)) ? Names(file, Torch()) : []);
    }

    [TestMethod]
    public void What_trains_knows_no_data_views()
    {
        Holds(file => WithoutDataViews.Contains(FolderOf(file)) ? Names(file, MLNet()) : []);
    }

    [TestMethod]
    public void OrTools_is_named_in_one_folder_only()
    {
        Holds(file => file.Path.StartsWith($"{Library}/Solvers/OrTools/", StringComparison.Ordinal) ? [] : Names(file, OrTools()));
        Assert.IsTrue(Files().Any(file => OrTools().IsMatch(file.Code)));
    }

    private static IEnumerable<SourceFile> Files() => SourceTree.Under(Library);

    private static string FolderOf(SourceFile file)
    {
        string[] parts = file.Path.Split('/');
        return parts.Length > 3 ? parts[2] : "";
    }

    private static bool IsAssemblyLevel(SourceFile file) =>
        file.Namespace.Length == 0 && file.Text.Contains("[assembly:", StringComparison.Ordinal);

    private static IEnumerable<string> Names(SourceFile file, Regex pattern) =>
        pattern.Matches(file.Code).Select(match => match.Value).Distinct();

    private static void Holds(Func<SourceFile, IEnumerable<string>> offences)
    {
        string[] all = [.. Files().SelectMany(file => offences(file).Distinct().Select(offence => $"{file}: {offence}"))];
        Assert.IsEmpty(all, string.Join("\n", all));
    }

    [GeneratedRegex(@"\bMicrosoft\.ML\.Combinatorial\.(\w+)")]
    private static partial Regex OwnNamespaces();

    [GeneratedRegex(@"\b(TorchSharp|torch)\b")]
    private static partial Regex Torch();

    // Types of the namespace Microsoft.ML are in sight everywhere without a using, so the names themselves are looked for.
    [GeneratedRegex(
        @"\b(Microsoft\.ML\.(?!Combinatorial)\w+|MLContext|I?DataView\w*|VBuffer|IEstimator|ITransformer|SchemaShape|\w+Catalog)\b")]
    private static partial Regex MLNet();

    [GeneratedRegex(@"\bGoogle\.OrTools\b")]
    private static partial Regex OrTools();
}
