using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class LinearExpressionTests
{
    [TestMethod]
    public void Operators_collect_terms()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary("x"), y = model.AddInteger(-2, 4, "y"), z = model.AddContinuous();
        LinearExpression expression = (2 * z) + x - (y * 3) + 4 - (-x) - (2 * z);
        CollectionAssert.AreEqual(new[] { 0, 1 }, expression.Variables.ToArray());
        CollectionAssert.AreEqual(new[] { 2.0, -3 }, expression.Coefficients.ToArray());
        Assert.AreEqual(4, expression.Constant);
        Assert.AreEqual(4 + 2 - 15, expression.Evaluate([1, 5, 7]));
    }

    [TestMethod]
    public void Comparisons_move_the_constant_to_the_bound()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary("x"), y = model.AddBinary("y");
        Check((2 * x) + 1 <= 3 + y, double.NegativeInfinity, 2);
        Check((2 * x) + 1 >= 3 + y, 2, double.PositiveInfinity);
        Check((2 * x) + 1 == 3 + y, 2, 2);
        Check(((2 * x) - y + 1).Between(0, 5), -1, 4);

        static void Check(LinearConstraint constraint, double lower, double upper)
        {
            CollectionAssert.AreEqual(new[] { 2.0, -1 }, constraint.Expression.Coefficients.ToArray());
            Assert.AreEqual(0, constraint.Expression.Constant);
            Assert.AreEqual(lower, constraint.Lower);
            Assert.AreEqual(upper, constraint.Upper);
        }
    }

    [TestMethod]
    public void Refuses_what_makes_no_sense()
    {
        LinearExpression x = new IntegerProgramBuilder().AddBinary(), other = new IntegerProgramBuilder().AddBinary();
        string mixed = Assert.ThrowsExactly<ArgumentException>(() => x + other).Message;
        StringAssert.Contains(mixed, "variables of one builder", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => double.NaN * x);
        Assert.ThrowsExactly<ArgumentException>(() => x + double.PositiveInfinity);
        string crossed = Assert.ThrowsExactly<ArgumentException>(() => x.Between(2, 1)).Message;
        StringAssert.Contains(crossed, "lower = 2, upper = 1", StringComparison.Ordinal);
    }
}
