using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class IntegerProgramFamily
{
    public static readonly ProblemFamily Family = new(
        "integer program",
        Small,
        problem => Enumeration.Once(ProgramEnumeration.Solutions((IntegerProgram)problem)),
        Shuffle,
        () => Cover(40, 60, new Random(5)));

    /// <summary>A feasible program of up to six variables; some have no slot.</summary>
    public static IntegerProgram Draw(Random random)
    {
        var model = new IntegerProgramBuilder();
        LinearExpression[] variables = new LinearExpression[random.Next(1, 7)];
        var point = new double[variables.Length];
        for (int i = 0; i < variables.Length; i++)
        {
            int lower = random.Next(-1, 1), upper = lower + random.Next(1, 3);
            variables[i] = model.AddInteger(lower, upper);
            point[i] = random.Next(lower, upper + 1);
        }

        for (int row = random.Next(4); row > 0; row--)
        {
            double[] weights = [.. variables.Select(_ => (double)random.Next(-3, 4))];
            LinearExpression activity = LinearExpression.Sum(variables.Select((variable, i) => weights[i] * variable));
            if (!activity.Variables.IsEmpty)
            {
                double slack = random.Next(3);
                model.Add(random.Next(2) == 0 ? activity <= activity.Evaluate(point) + slack : activity >= activity.Evaluate(point) - slack);
            }
        }

        int slots = random.Next(1, variables.Length + 1);
        model.AddSlots(variables[..slots]);
        if (slots < variables.Length)
        {
            model.AddSlot(variables[^1] - (2 * variables[0]) + 1);
        }

        return model.Build();
    }

    private static IntegerProgram Small(Random random) => random.Next(5) switch
    {
        0 => Cover(random.Next(1, 5), random.Next(1, 7), random),
        1 => Assortment.Create(
            [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(1, 9))], random.Next(4, 20), [new([0, 1, 4], 0, 2)]),
        2 => SingleMachineSchedule.TimeIndexed([1, 2, random.Next(1, 3)], 5, [random.Next(2), 0, 0]),
        3 => SingleMachineSchedule.WeightedCompletion(
            [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 6))]),
        _ => Draw(random),
    };

    private static IntegerProgram Cover(int elements, int sets, Random random)
    {
        List<int>[] members = [.. Enumerable.Range(0, sets).Select(_ => Enumerable.Range(0, elements).Where(_ => random.Next(3) == 0).ToList())];
        for (int element = 0; element < elements; element++)
        {
            members[random.Next(sets)].Add(element);
        }

        return SetCover.Create(elements, members);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var program = (IntegerProgram)problem;
        int[] newVariable = Order.Random(program.Variables.Length, random), newSlot = Order.Random(program.Size, random);
        var variables = new ProgramVariable[newVariable.Length];
        for (int i = 0; i < variables.Length; i++)
        {
            variables[newVariable[i]] = program.Variables[i];
        }

        var slots = new LinearExpression[newSlot.Length];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            slots[newSlot[slot]] = Renamed(program.Slots[slot], newVariable);
        }

        LinearConstraint[] constraints =
            [.. program.Constraints.ToArray().Select(row => Renamed(row.Expression, newVariable).Between(row.Lower, row.Upper))];
        random.Shuffle(constraints);
        string[] names = [.. slots.Select((_, slot) => $"slot {slot}")];
        return (new IntegerProgram("shuffled", variables, constraints, slots, names, 0), newSlot);
    }

    private static LinearExpression Renamed(LinearExpression expression, int[] name)
    {
        int[] variables = [.. expression.Variables.ToArray().Select(variable => name[variable])];
        double[] coefficients = expression.Coefficients.ToArray();
        Array.Sort(variables, coefficients);
        return new(expression.Owner, variables, coefficients, expression.Constant);
    }
}
