using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.ML.Combinatorial.Tests.Architecture;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>The kit passes a right solver and fails each kind of broken one.</summary>
[TestClass]
public class SolverConformanceTests
{
    private static readonly MethodInfo[] Laws =
        [.. typeof(SolverConformance).GetMethods().Where(method => method.IsDefined(typeof(TestMethodAttribute)))];

    public static IEnumerable<object[]> LawNames => Laws.Select(law => new object[] { law.Name });

    [TestMethod]
    [DynamicData(nameof(LawNames))]
    public void A_right_solver_passes(string law) => Run(new Conformance(Fault.None), law);

    [TestMethod]
    [DataRow(Fault.NotOptimal, nameof(SolverConformance.Finds_the_best_of_all_solutions))]
    [DataRow(Fault.NotOptimal, nameof(SolverConformance.A_shared_problem_serves_every_row))]
    [DataRow(Fault.NotFeasible, nameof(SolverConformance.Finds_the_best_of_all_solutions))]
    [DataRow(Fault.WrongObjective, nameof(SolverConformance.Finds_the_best_of_all_solutions))]
    [DataRow(Fault.WrongBound, nameof(SolverConformance.Finds_the_best_of_all_solutions))]
    [DataRow(Fault.RoundsCosts, nameof(SolverConformance.Is_the_same_under_positive_scaling))]
    [DataRow(Fault.PrefersTheFirstRow, nameof(SolverConformance.Follows_the_slots_when_they_are_shuffled))]
    [DataRow(Fault.ChangesCosts, nameof(SolverConformance.Is_deterministic_and_leaves_the_costs_alone))]
    [DataRow(Fault.DependsOnTheObject, nameof(SolverConformance.Is_deterministic_and_leaves_the_costs_alone))]
    [DataRow(Fault.DependsOnTheObject, nameof(SolverConformance.Batch_equals_row_by_row_at_any_degree_of_parallelism))]
    [DataRow(Fault.DependsOnTheOrder, nameof(SolverConformance.Does_not_depend_on_what_was_solved_before))]
    [DataRow(Fault.ReadsPadding, nameof(SolverConformance.Reads_no_padding_and_writes_none))]
    [DataRow(Fault.WritesPadding, nameof(SolverConformance.Reads_no_padding_and_writes_none))]
    [DataRow(Fault.Allocates, nameof(SolverConformance.Allocates_nothing_once_warm))]
    [DataRow(Fault.TakesAnyCost, nameof(SolverConformance.Refuses_costs_outside_the_domain_with_slot_and_value))]
    [DataRow(Fault.TakesAnyProblem, nameof(SolverConformance.Refuses_to_solve_unprepared_short_or_another_kind))]
    [DataRow(Fault.IgnoresLimits, nameof(SolverConformance.Honours_the_time_limit_with_the_best_so_far))]
    [DataRow(Fault.IgnoresLimits, nameof(SolverConformance.Ends_with_an_exception_when_cancelled_and_works_on))]
    [DataRow(Fault.IgnoresLimits, nameof(SolverConformance.A_batch_honours_the_time_limit_of_its_rows))]
    [DataRow(Fault.IgnoresLimits, nameof(SolverConformance.A_cancelled_batch_throws_and_works_on))]
    public void A_broken_solver_fails(Fault fault, string law) =>
        Assert.ThrowsExactly<AssertFailedException>(() => Run(new Conformance(fault), law));

    [TestMethod]
    public void A_wrong_list_of_solutions_is_told()
    {
        ProblemFamily right = LinearAssignmentFamily.Family;
        ProblemFamily twice = right with { Solutions = problem => right.Solutions(problem).Concat(right.Solutions(problem)) };
        ProblemFamily nothing = right with { Solutions = problem => [new float[problem.Size]] };
        foreach (ProblemFamily wrong in new[] { twice, nothing })
        {
            Assert.ThrowsExactly<AssertFailedException>(new Conformance(Fault.None, wrong).Listed_solutions_are_feasible_and_different);
        }
    }

    [TestMethod]
    public void The_documented_example_is_the_one_that_runs()
    {
        string document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "solver-conformance.md"));
        string example = File.ReadAllText(
            Path.Combine(SourceTree.Root, "test", "Microsoft.ML.Combinatorial.Tests", "Laws", "OneOfManyConformance.cs"));
        StringAssert.Contains(document, example.Trim(), StringComparison.Ordinal);
    }

    private static void Run(SolverConformance conformance, string law)
    {
        try
        {
            Laws.Single(method => method.Name == law).Invoke(conformance, null);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerException!).Throw();
        }
    }

    // Not a test class, so that only the tests above run its laws.
    private sealed class Conformance(Fault fault, ProblemFamily? family = null)
        : SolverConformance(new SolverCase(family ?? LinearAssignmentFamily.Family, () => new BrokenSolver(fault)));
}
