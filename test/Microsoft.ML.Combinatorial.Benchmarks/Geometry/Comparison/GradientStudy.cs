using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>How many of a method's gradients are finite, accurate (within 1e−3 of the extrapolated differences, relative), or flagged.</summary>
internal readonly record struct GradientStudy(double Finite, double Accurate, double Flagged, double Median)
{
    private const int Batch = 50;
    private const double Tolerance = 1e-3;

    public static GradientStudy Of(DerivativeMethod method, SampleSet samples, ScalarType type)
    {
        int width = samples.Solver.InputLength, finite = 0, accurate = 0, flagged = 0;
        double[] gradients = new double[samples.Inputs.Length];
        for (int row = 0; row < SampleSet.Count; row += Batch)
        {
            flagged += Differentiate(method, samples, type, row, Batch, gradients);
        }

        var errors = new List<double>();
        for (int row = 0; row < SampleSet.Count; row++)
        {
            ReadOnlySpan<double> own = gradients.AsSpan(row * width, width), expected = samples.Expected.AsSpan(row * width, width);
            double error = 0, norm = 0;
            for (int i = 0; i < width; i++)
            {
                error += (own[i] - expected[i]) * (own[i] - expected[i]);
                norm += expected[i] * expected[i];
            }

            double relative = Math.Sqrt(error / norm);
            finite += IsFinite(own) ? 1 : 0;
            accurate += relative <= Tolerance ? 1 : 0;
            errors.Add(double.IsNaN(relative) ? double.PositiveInfinity : relative);
        }

        errors.Sort();
        return new(Share(finite), Share(accurate), Share(flagged), errors[SampleSet.Count / 2]);
    }

    private static double Share(int count) => (double)count / SampleSet.Count;

    private static bool IsFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gradients of some rows; where the batch fails as a whole, row by row, so that one bad row does not cost its neighbours theirs.</summary>
    private static int Differentiate(DerivativeMethod method, SampleSet samples, ScalarType type, int row, int count, double[] gradients)
    {
        int width = samples.Solver.InputLength, length = samples.Solver.OutputLength;
        using var scope = NewDisposeScope();
        try
        {
            Tensor inputs = Part(samples.Inputs, width).requires_grad_();
            method.Solve(inputs, Part(samples.Solutions, length)).mul(Part(samples.Upstream, length)).sum().backward();
            inputs.grad!.to(ScalarType.Float64).contiguous().data<double>().ToArray().CopyTo(gradients, row * width);
            return method.Layer?.Diagnostics.Flagged ?? 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            for (int i = 0; count > 1 && i < count; i++)
            {
                Differentiate(method, samples, type, row + i, 1, gradients);
            }

            if (count == 1)
            {
                gradients.AsSpan(row * width, width).Fill(double.NaN);
            }

            return 0;
        }

        Tensor Part(double[] values, int columns) =>
            tensor(values[(row * columns)..((row + count) * columns)], [count, columns]).to(type).detach();
    }
}
