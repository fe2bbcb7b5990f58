using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.LinearAlgebra;

[TestClass]
public class RealRootsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(7)]
    [DataRow(10)]
    public void Every_real_root_is_found_among_complex_ones(int degree)
    {
        var random = new SplitMix(91);
        for (int sample = 0; sample < 200; sample++)
        {
            // Real roots a tenth apart at least, of sizes up to several; the rest of the degree in complex pairs.
            var roots = new List<double>();
            int pairs = (int)(random.Uniform() * ((degree / 2) + 1));
            while (roots.Count < degree - (2 * pairs))
            {
                double root = random.Normal() * 2;
                if (roots.TrueForAll(other => Math.Abs(other - root) > 0.1))
                {
                    roots.Add(root);
                }
            }

            double[] c = [1 + random.Uniform()];
            roots.ForEach(root => c = Times(c, [-root, 1]));
            for (int k = 0; k < pairs; k++)
            {
                double re = random.Normal(), im = random.Uniform(0.1, 2);
                c = Times(c, [(re * re) + (im * im), -2 * re, 1]);
            }

            double[] found = Find(c);
            Assert.HasCount(roots.Count, found);
            foreach ((double expected, double actual) in roots.Order().Zip(found))
            {
                Assert.AreEqual(expected, actual, 1e-5 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [TestMethod]
    public void Special_cases()
    {
        CollectionAssert.AreEqual(new double[] { -1, 0, 1 }, Find([0, -1, 0, 1]), "x³ − x");
        CollectionAssert.AreEqual(new double[] { 1 }, Find([1, -2, 1]), "an exact double root, once");
        CollectionAssert.AreEqual(new double[] { 0 }, Find([0, 0, 0, 5]), "x³");
        Assert.IsEmpty(Find([1, 0, 1]), "no real root");
        Assert.IsEmpty(Find([0, 0, 0]), "zero polynomial");
        Assert.IsEmpty(Find([1, double.NaN, 1]), "not a polynomial");
        CollectionAssert.AreEqual(new[] { 0.5, double.PositiveInfinity }, Find([-1, 2, 0]), "a root at infinity where the leading coefficient is zero");
        double[] large = Find([-1e300, 1]);
        Assert.AreEqual(1e300, large[0], 1e285);
    }

    private static double[] Find(double[] coefficients)
    {
        double[] numerators = new double[10], denominators = new double[10];
        int count = RealRoots.Find(coefficients, numerators, denominators);
        return [.. Enumerable.Range(0, count).Select(k => denominators[k] == 0 ? double.PositiveInfinity : numerators[k] / denominators[k]).Order()];
    }

    private static double[] Times(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return product;
    }
}
