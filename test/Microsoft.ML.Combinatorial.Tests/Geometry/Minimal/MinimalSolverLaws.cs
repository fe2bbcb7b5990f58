using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

/// <summary>What holds for every minimal solver.</summary>
[TestClass]
public class MinimalSolverLaws
{
    public static IEnumerable<object[]> Solvers => MinimalSolverRegistry.All;

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void No_finite_input_gives_anything_but_finite_numbers(IMinimalSolver solver)
    {
        var random = new SplitMix(61);
        double[] solutions = new double[solver.MaxSolutions * solver.OutputLength], gradient = new double[solver.InputLength];
        for (int round = 0; round < 1260; round++)
        {
            double[] input = Awkward(random, solver.InputLength, round);
            int count = solver.Solve(input, solutions);
            Assert.IsTrue(solutions.All(double.IsFinite), Text(input));
            Assert.IsTrue(solutions.Skip(count * solver.OutputLength).All(x => x == 0));
            for (int k = 0; k <= count; k++)
            {
                // After the true solutions, one that has nothing to do with the input.
                double[] solution = k < count
                    ? solutions[(k * solver.OutputLength)..((k + 1) * solver.OutputLength)]
                    : Awkward(random, solver.OutputLength, round / 3);
                double[] upstream = random.Normals(solver.OutputLength);
                Array.Fill(gradient, double.NaN);
                Degeneracy degeneracy = solver.Differentiate(input, solution, upstream, gradient);
                Assert.IsTrue(gradient.All(double.IsFinite), Text(input));
                Assert.IsTrue(!degeneracy.IsDegenerate || gradient.All(x => x == 0), Text(input));
                Assert.IsFalse(double.IsNaN(degeneracy.Condition), Text(input));
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void The_product_is_linear_in_the_upstream(IMinimalSolver solver)
    {
        var random = new SplitMix(62);
        (double[] input, double[] solution) = Solved(solver, random);
        double[] first = random.Normals(solver.OutputLength), second = random.Normals(solver.OutputLength);
        double[] sum = [.. first.Zip(second, (a, b) => (2 * a) - (0.5 * b))];
        double[] ofFirst = Product(solver, input, solution, first), ofSecond = Product(solver, input, solution, second);
        double[] ofSum = Product(solver, input, solution, sum);
        double size = ofFirst.Concat(ofSecond).Max(Math.Abs);
        Assert.IsGreaterThan(0, size);
        for (int i = 0; i < ofSum.Length; i++)
        {
            Assert.AreEqual((2 * ofFirst[i]) - (0.5 * ofSecond[i]), ofSum[i], 1e-8 * size);
        }

        Assert.IsTrue(Product(solver, input, solution, new double[solver.OutputLength]).All(x => x == 0));
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_solutions_negative_has_the_negative_derivative_where_signs_are_free(IMinimalSolver solver)
    {
        var random = new SplitMix(63);
        (double[] input, double[] solution) = Solved(solver, random);
        double[] upstream = random.Normals(solver.OutputLength), product = Product(solver, input, solution, upstream);
        if (solver.IsSignFree)
        {
            double[] ofNegative = Product(solver, input, [.. solution.Select(x => -x)], upstream);
            double size = product.Max(Math.Abs);
            Assert.IsTrue(product.Zip(ofNegative, (a, b) => Math.Abs(a + b)).All(x => x <= 1e-8 * size));
        }
        else
        {
            Assert.IsTrue(Enumerable.Range(0, 9).Sum(i => solution[i] * solution[i]) > 2.9, "a rotation comes first, whose sign is not free");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void The_solution_of_another_sample_is_no_solution(IMinimalSolver solver)
    {
        var random = new SplitMix(65);
        for (int round = 0; round < 20; round++)
        {
            (double[] input, _) = Solved(solver, random);
            (_, double[] other) = Solved(solver, random);
            var gradient = new double[solver.InputLength];
            Assert.AreEqual(DegeneracyKind.NoSolution, solver.Differentiate(input, other, other, gradient).Kind);
            Assert.IsTrue(gradient.All(x => x == 0));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_solution_rounded_to_float_will_do(IMinimalSolver solver)
    {
        var random = new SplitMix(66);
        (double[] input, double[] solution) = Solved(solver, random);
        double[] upstream = random.Normals(solver.OutputLength), expected = Product(solver, input, solution, upstream);
        double[] found = Product(solver, input, [.. solution.Select(x => (double)(float)x)], upstream);
        double size = expected.Max(Math.Abs);
        Assert.IsTrue(expected.Zip(found, (a, b) => Math.Abs(a - b)).All(x => x < 1e-2 * size));
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Nothing_is_allocated_after_the_first_call(IMinimalSolver solver)
    {
        var random = new SplitMix(64);
        (double[] input, double[] solution) = Solved(solver, random);
        double[] solutions = new double[solver.MaxSolutions * solver.OutputLength], gradient = new double[solver.InputLength];
        solver.Differentiate(input, solution, solution, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            solver.Solve(input, solutions);
            solver.Differentiate(input, solution, solution, gradient);
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Misuse_is_refused_with_the_place_and_the_value(IMinimalSolver solver)
    {
        double[] input = new double[solver.InputLength], solutions = new double[solver.MaxSolutions * solver.OutputLength];
        var error = Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(new double[3], solutions));
        Assert.StartsWith($"input of {solver.GetType().Name} must hold {solver.InputLength} values; it holds 3.", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(input, new double[3]));
        input[2] = double.NaN;
        error = Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(input, solutions));
        Assert.StartsWith($"input of {solver.GetType().Name}: slot 2 is NaN; it must be finite.", error.Message);
        input[2] = 0;
        double[] upstream = new double[solver.OutputLength];
        upstream[1] = double.PositiveInfinity;
        error = Assert.ThrowsExactly<ArgumentException>(
            () => solver.Differentiate(input, new double[solver.OutputLength], upstream, new double[solver.InputLength]));
        Assert.StartsWith($"upstream of {solver.GetType().Name}: slot 1 is Infinity; it must be finite.", error.Message);
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void A_clone_has_the_same_settings(IMinimalSolver solver)
    {
        IMinimalSolver clone = solver.Clone();
        Assert.AreNotSame(solver, clone);
        Assert.AreEqual(solver.GetType(), clone.GetType());
        Assert.AreEqual(solver.InputLength, clone.InputLength);
        Assert.AreEqual(((MinimalSolver)solver).ConditionLimit, ((MinimalSolver)clone).ConditionLimit);
    }

    internal static (double[] Input, double[] Solution) Solved(IMinimalSolver solver, SplitMix random)
    {
        var solutions = new double[solver.MaxSolutions * solver.OutputLength];
        while (true)
        {
            double[] input = random.Normals(solver.InputLength);
            if (solver.Solve(input, solutions) > 0)
            {
                double[] solution = solutions[..solver.OutputLength];
                Degeneracy degeneracy = solver.Differentiate(input, solution, solution, new double[solver.InputLength]);
                if (!degeneracy.IsDegenerate && degeneracy.Condition < 1e4)
                {
                    return (input, solution);
                }
            }
        }
    }

    private static double[] Product(IMinimalSolver solver, double[] input, double[] solution, double[] upstream)
    {
        var gradient = new double[solver.InputLength];
        Assert.IsFalse(solver.Differentiate(input, solution, upstream, gradient).IsDegenerate);
        return gradient;
    }

    /// <summary>Inputs that break careless code: zeros, one value everywhere, few distinct values, repeated rows, lines, extreme and mixed sizes.</summary>
    private static double[] Awkward(SplitMix random, int length, int kind)
    {
        double size = (kind / 12 % 5) switch { 0 => 1, 1 => 1e-320, 2 => 1e-160, 3 => 1e155, _ => 1e308 };
        double a = random.Normal(), b = random.Normal();
        double[] period = random.Normals((kind / 60 % 7) + 1);
        return
        [
            .. Enumerable.Range(0, length).Select(i => Math.Clamp(
                (kind % 12) switch
                {
                    0 => 0,
                    1 => size,
                    2 => size * a,
                    3 => size * Math.Round(random.Normal()),
                    4 => size * period[i % period.Length],
                    5 => size * ((i % 2 == 0 ? a : b) * i),
                    6 => random.Normal() * Math.Pow(10, random.Uniform(-300, 300)),
                    7 => random.Normal() * Math.Pow(10, random.Uniform(-8, 8)),
                    8 => (a * i) + (1e-12 * random.Normal()),
                    9 => random.Uniform() < 0.8 ? 0 : random.Normal(),
                    10 => 1 + (1e-15 * Math.Round(random.Normal())),
                    _ => size * random.Normal(),
                },
                double.MinValue,
                double.MaxValue)),
        ];
    }

    private static string Text(double[] input) => string.Join(", ", input.Select(x => x.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
}
