using Microsoft.ML.Combinatorial.Geometry.Minimal;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>Central differences of solving again, in double precision whatever the tensors are: two solves for each number of a sample.</summary>
internal sealed class DifferenceQuotients(IMinimalSolver solver, double step)
{
    private readonly double[] _solutions = new double[solver.MaxSolutions * solver.OutputLength];

    public Tensor Solve(Tensor inputs, Tensor reference)
    {
        double[] samples = Values(inputs), references = Values(reference), found = new double[inputs.shape[0] * solver.OutputLength];
        for (int row = 0; row < inputs.shape[0]; row++)
        {
            Follow(Slice(samples, row, solver.InputLength), Slice(references, row, solver.OutputLength)).CopyTo(found, row * solver.OutputLength);
        }

        return ConditionFunction.Apply(inputs, As(found, inputs, solver.OutputLength), Product);
    }

    private static double[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static Tensor As(double[] values, Tensor like, int width) => tensor(values, [values.Length / width, width]).to(like.dtype);

    private static double[] Slice(double[] values, int row, int width) => values[(row * width)..((row + 1) * width)];

    private Tensor Product(Tensor inputs, Tensor solutions, Tensor upstream)
    {
        double[] samples = Values(inputs), roots = Values(solutions), above = Values(upstream), gradients = new double[samples.Length];
        int width = solver.InputLength, length = solver.OutputLength;
        for (int row = 0; row < inputs.shape[0]; row++)
        {
            double[] sample = Slice(samples, row, width), root = Slice(roots, row, length), weights = Slice(above, row, length);
            for (int i = 0; i < width; i++)
            {
                double at = sample[i];
                sample[i] = at + step;
                double[] up = Follow(sample, root);
                sample[i] = at - step;
                double[] down = Follow(sample, root);
                sample[i] = at;
                for (int j = 0; j < length; j++)
                {
                    gradients[(row * width) + i] += weights[j] * (up[j] - down[j]) / (2 * step);
                }
            }
        }

        return As(gradients, inputs, width);
    }

    private double[] Follow(double[] sample, double[] reference)
    {
        int count = solver.Solve(sample, _solutions);
        (int index, double sign) = SolutionSelection.Nearest(_solutions.AsSpan(0, count * reference.Length), reference, solver.IsSignFree);
        return index < 0
            ? [.. Enumerable.Repeat(double.NaN, reference.Length)]
            : [.. _solutions.Skip(index * reference.Length).Take(reference.Length).Select(value => sign * value)];
    }
}
