using System.Reflection;

namespace Compat.Tests;

/// <summary>What a Compat assembly shows must stand in the list of the package that it stands in for.</summary>
[TestClass]
public class ApiListTests
{
    [TestMethod]
    [DataRow("TorchSharp", "TorchSharp")]
    [DataRow("Microsoft.ML", "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.DataView", "Microsoft.ML.Transforms")]
    [DataRow("Google.OrTools", "Google.OrTools")]
    public void EveryPublicMemberIsListed(string assemblyName, params string[] lists)
    {
        var assembly = Assembly.Load(assemblyName);
        if (!assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(
            metadata => metadata is { Key: "CombinatorialPackages", Value: "compat" }))
        {
            Assert.Inconclusive($"{assemblyName} is the package itself.");
        }

        var allowed = lists.SelectMany(list => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api", $"{list}.txt"))).ToHashSet();
        var strangers = PublicApi.MembersOf(assembly).Where(id => !allowed.Contains(id)).Order(StringComparer.Ordinal).ToArray();
        Assert.IsEmpty(strangers, $"{strangers.Length} members are not in the list:\n{string.Join('\n', strangers)}");
    }

    // A list of nothing would hold for every list.
    [TestMethod]
    public void PropertiesAreSeenToo()
    {
        var ids = PublicApi.MembersOf(typeof(PublicApiSample).Assembly).ToArray();
        CollectionAssert.Contains(ids, "P:Compat.Tests.PublicApiSample.Shown");
        CollectionAssert.Contains(ids, "M:Compat.Tests.PublicApiSample.#ctor");
        CollectionAssert.Contains(ids, "M:Compat.Tests.PublicApiSample.Handed``1(``0[],System.Int64[0:,0:])");
        CollectionAssert.Contains(ids, "M:Compat.Tests.PublicApiSample.op_Explicit(Compat.Tests.PublicApiSample)~System.Int32");
        CollectionAssert.DoesNotContain(ids, "P:Compat.Tests.PublicApiSample.Hidden");
    }

    [TestMethod]
    [DataRow("M:System.Collections.Generic.List`1.ConvertAll``1(System.Converter{`0,``0})", typeof(List<>), "ConvertAll")]
    [DataRow("M:System.Collections.Generic.List`1.#ctor(System.Collections.Generic.IEnumerable{`0})", typeof(List<>), ".ctor")]
    [DataRow("M:System.Collections.Generic.List`1.Enumerator.MoveNext", typeof(List<>.Enumerator), "MoveNext")]
    [DataRow("M:System.Decimal.op_Implicit(System.Int32)~System.Decimal", typeof(decimal), "op_Implicit")]
    [DataRow("M:System.Int32.TryParse(System.String,System.Int32@)", typeof(int), "TryParse")]
    [DataRow("P:System.String.Chars(System.Int32)", typeof(string), "Chars")]
    [DataRow("F:System.DayOfWeek.Monday", typeof(DayOfWeek), "Monday")]
    public void IdsAreThoseOfTheCompiler(string expected, Type type, string member)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var ids = type.GetMember(member, All).Select(PublicApi.IdOf).ToArray();
        CollectionAssert.Contains(ids, expected, string.Join('\n', ids));
    }
}

/// <summary>Members for the test of what counts as public.</summary>
public class PublicApiSample
{
    public int Shown { get; set; }

    internal int Hidden { get; set; }

    public static explicit operator int(PublicApiSample sample) => sample.Shown;

    protected static T[] Handed<T>(T[] values, long[,] grid)
    {
        Assert.IsNotNull(grid);
        return values;
    }
}
