using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.LinearAlgebra;

[TestClass]
public class DecompositionTests
{
    [TestMethod]
    public void Singular_values_of_three_by_three_matrices_of_every_rank_and_size()
    {
        var random = new SplitMix(81);
        double[] u = new double[9], s = new double[3], v = new double[9];
        for (int sample = 0; sample < 400; sample++)
        {
            double size = Math.Pow(10, random.Uniform(-200, 200));
            double[] a = OfRank(random, 3, 3, sample % 4, size);
            Assert.IsTrue(Svd3.Decompose(a, u, s, v));
            Assert.IsTrue(s[0] >= s[1] && s[1] >= s[2] && s[2] >= 0);
            Assert.IsTrue(sample % 4 == 3 || s[sample % 4] <= 1e-14 * size, "rank");
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    double product = Enumerable.Range(0, 3).Sum(k => u[(3 * i) + k] * s[k] / size * v[(3 * j) + k]);
                    Assert.AreEqual(a[(3 * i) + j] / size, product, 1e-13);
                    Assert.AreEqual(i == j ? 1 : 0, Enumerable.Range(0, 3).Sum(k => u[(3 * k) + i] * u[(3 * k) + j]), 1e-14);
                    Assert.AreEqual(i == j ? 1 : 0, Enumerable.Range(0, 3).Sum(k => v[(3 * k) + i] * v[(3 * k) + j]), 1e-14);
                }
            }
        }

        Assert.IsFalse(Svd3.Decompose([1, 2, 3, 4, double.NaN, 6, 7, 8, 9], u, s, v));
    }

    [TestMethod]
    public void Small_singular_values_keep_their_digits()
    {
        // Columns of very different length that are orthogonal: their lengths are the singular values.
        double[] u = new double[9], s = new double[3], v = new double[9];
        Svd3.Decompose([3e10, -4e-10, 0, 4e10, 3e-10, 0, 0, 0, 2], u, s, v);
        Assert.AreEqual(5e10, s[0], 1e-4);
        Assert.AreEqual(2, s[1], 1e-14);
        Assert.AreEqual(5e-10, s[2], 1e-24);
    }

    [TestMethod]
    public void Right_singular_vectors_diagonalize()
    {
        var random = new SplitMix(82);
        for (int sample = 0; sample < 50; sample++)
        {
            double[] columns = OfRank(random, 9, 9, 7, 1), original = [.. columns], s = new double[9], v = new double[81];
            JacobiSvd.Decompose(columns, 9, 9, s, v);
            Assert.IsTrue(s[7] < 1e-14 && s[8] < 1e-14 && s[6] > 1e-6);
            for (int k = 0; k < 9; k++)
            {
                double[] image = [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 9).Sum(j => original[(9 * j) + i] * v[(9 * k) + j]))];
                Assert.AreEqual(s[k], Math.Sqrt(image.Sum(x => x * x)), 1e-13);
                Assert.AreEqual(1, Enumerable.Range(0, 9).Sum(j => v[(9 * k) + j] * v[(9 * k) + j]), 1e-13);
            }
        }
    }

    [TestMethod]
    public void Symmetric_eigenvectors_satisfy_their_equation()
    {
        var random = new SplitMix(83);
        foreach (int n in new[] { 1, 2, 3, 9, 12 })
        {
            double[] a = random.Normals(n * n), values = new double[n], vectors = new double[n * n];
            for (int i = 0; i < n * n; i++)
            {
                a[i] = i / n > i % n ? a[(i % n * n) + (i / n)] : a[i];
            }

            SymmetricEigen.Decompose([.. a], n, values, vectors);
            for (int k = 0; k < n; k++)
            {
                Assert.IsTrue(k == 0 || values[k] >= values[k - 1]);
                for (int i = 0; i < n; i++)
                {
                    Assert.AreEqual(values[k] * vectors[(k * n) + i], Enumerable.Range(0, n).Sum(j => a[(i * n) + j] * vectors[(k * n) + j]), 1e-13);
                }
            }
        }
    }

    [TestMethod]
    [DataRow(16, 9)]
    [DataRow(20, 12)]
    [DataRow(9, 9)]
    [DataRow(3, 1)]
    public void Least_squares_and_shortest_solutions(int rows, int columns)
    {
        var random = new SplitMix(84);
        var qr = new PivotedQr(20, 12);
        double[] a = random.Normals(rows * columns), b = random.Normals(rows), g = random.Normals(columns);
        a.CopyTo(qr.Prepare(rows, columns));
        qr.Factor();
        Assert.AreEqual(columns, qr.Rank(1e-14));
        double[] x = new double[columns], u = new double[rows];
        qr.SolveLeastSquares(b, x);
        qr.SolveTransposed(g, u);
        double[] residual = [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Sum(j => a[(j * rows) + i] * x[j]) - b[i])];
        for (int j = 0; j < columns; j++)
        {
            Assert.AreEqual(0, Enumerable.Range(0, rows).Sum(i => a[(j * rows) + i] * residual[i]), 1e-12, "normal equations");
            Assert.AreEqual(g[j], Enumerable.Range(0, rows).Sum(i => a[(j * rows) + i] * u[i]), 1e-12, "transposed system");
        }

        // The shortest solution is orthogonal to everything that the transposed system cannot see.
        double[] complement = new double[(rows - columns) * rows];
        qr.Complement(columns, complement);
        for (int k = 0; k < rows - columns; k++)
        {
            double[] hidden = complement[(k * rows)..((k + 1) * rows)];
            Assert.AreEqual(1, hidden.Sum(v => v * v), 1e-14);
            Assert.AreEqual(0, hidden.Zip(u, (p, q) => p * q).Sum(), 1e-13);
            for (int j = 0; j < columns; j++)
            {
                Assert.AreEqual(0, Enumerable.Range(0, rows).Sum(i => a[(j * rows) + i] * hidden[i]), 1e-13);
            }
        }
    }

    [TestMethod]
    public void Rank_is_revealed()
    {
        var random = new SplitMix(85);
        for (int rank = 0; rank <= 9; rank++)
        {
            var qr = new PivotedQr(12, 9);
            OfRank(random, 12, 9, rank, 1).CopyTo(qr.Prepare(12, 9));
            qr.Factor();
            Assert.AreEqual(rank, qr.Rank(1e-13));
            Assert.IsTrue(rank == 9 ? qr.Condition < 1e4 : qr.Condition > 1e13);
        }
    }

    /// <summary>A product of normal matrices: rows × columns values (the order does not matter here).</summary>
    private static double[] OfRank(SplitMix random, int rows, int columns, int rank, double size)
    {
        double[] left = random.Normals(rows * rank), right = random.Normals(columns * rank);
        return
        [
            .. Enumerable.Range(0, rows * columns).Select(e => size * Enumerable.Range(0, rank).Sum(k =>
                left[(e % rows * rank) + k] * right[(e / rows * rank) + k])),
        ];
    }
}
