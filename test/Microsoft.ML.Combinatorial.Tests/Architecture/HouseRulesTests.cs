using System.Text.RegularExpressions;

namespace Microsoft.ML.Combinatorial.Tests.Architecture;

/// <summary>Rules of the house that a compiler does not keep.</summary>
[TestClass]
public partial class HouseRulesTests
{
    private const int MostLines = 350;

    // Written in two halves, so that this file does not break its own rule.
    private const string FriendAccess = "Internals" + "VisibleTo";

    // What compiles against the published packages and against src/Compat alike.
    private static readonly string[] Portable = ["src/Microsoft.ML.Combinatorial", "src/Microsoft.ML.Combinatorial.Testing", "samples", "test"];

    [TestMethod]
    public void No_file_is_longer_than_can_be_read()
    {
        string[] tooLong =
        [
            .. SourceTree.Under("src", "samples", "test")
                .Where(file => file.LineCount > MostLines)
                .Select(file => $"{file}: {file.LineCount} lines"),
        ];
        Assert.IsEmpty(tooLong, string.Join("\n", tooLong));
    }

    [TestMethod]
    public void The_same_sources_serve_both_choices_of_packages()
    {
        string[] conditional = [.. SourceTree.Under(Portable).Where(file => Conditional().IsMatch(file.Text)).Select(file => file.Path)];
        Assert.IsEmpty(conditional, string.Join("\n", conditional));
    }

    [TestMethod]
    public void Only_the_library_opens_its_internals_and_only_to_its_tests()
    {
        string[] open =
        [
            .. SourceTree.Under("src", "samples", "test")
                .Where(file => file.Text.Contains(FriendAccess, StringComparison.Ordinal))
                .Select(file => file.Path),
            .. Directory.EnumerateFiles(SourceTree.Root, "*.*proj", SearchOption.AllDirectories)
                .SelectMany(path => File.ReadLines(path).Where(line => line.Contains(FriendAccess, StringComparison.Ordinal))),
        ];
        CollectionAssert.AreEqual(
            new[] { $"<{FriendAccess} Include=\"Microsoft.ML.Combinatorial.Tests\" />" }, open.Select(line => line.Trim()).ToArray());
    }

    [GeneratedRegex(@"^\s*#if\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();
}
