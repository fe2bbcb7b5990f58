using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// A camera's radial distortion and principal point learned through the five-point solver: each step takes 16 samples of five correspondences, undoes the
/// distortion with the present parameters, takes the root nearest to the true matrix E*, and descends 1 − ⟨E, E*⟩² by Adam.
/// </summary>
internal sealed class CalibrationTraining(int seed, ScalarType type)
{
    private const int Samples = 16, Steps = 120;
    private const double Noise = 1e-5;
    private const double Rate = 0.01;
    private static readonly double[] Truth = [0.15, 0.03, -0.02];

    /// <summary>The distance of the parameters from the true ones at the end; 0.15 at the start.</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>Trains; false as soon as something is thrown or is not finite.</summary>
    public bool Run(DerivativeMethod method)
    {
        using var scope = NewDisposeScope();
        double[] seen = [.. GeometryInputs.TwoView(Samples * Steps, 5, Noise, false, out double[] truth)];
        for (int k = 0; k < seen.Length; k += 2)
        {
            (seen[k], seen[k + 1]) = Distort(seen[k], seen[k + 1]);
        }

        double[] start = GeometryInputs.Normal((ulong)(1900 + seed), 3);
        Tensor all = tensor(seen, [Steps, Samples, 10, 2]).to(type), essential = tensor(truth, [1, 9]).to(type).expand(Samples, 9).contiguous();
        var parameters = new Parameter(tensor([0.02 * start[0], 0.01 * start[1], 0.01 * start[2]]).to(type));
        using var optimizer = optim.Adam([parameters], Rate);
        try
        {
            for (int step = 0; step < Steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.ParamGroups.First().LearningRate = Rate * (1 - ((double)step / Steps));
                optimizer.zero_grad();
                Tensor centred = all[(step + (7 * seed)) % Steps] - parameters.narrow(0, 1, 2);
                Tensor inputs = centred.mul(centred.pow(2).sum(2, true).mul(parameters.narrow(0, 0, 1)).add(1)).reshape(Samples, 20);
                Tensor loss = (1 - method.Solve(inputs, essential).mul(essential).sum(1).pow(2)).mean();
                loss.backward();
                if (!loss.isfinite().item<bool>() || !parameters.grad!.isfinite().all().item<bool>())
                {
                    return false;
                }

                optimizer.step();
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }

        double[] found = parameters.detach().to(ScalarType.Float64).data<double>().ToArray();
        Error = Math.Sqrt(found.Zip(Truth).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
        return double.IsFinite(Error);
    }

    /// <summary>What the camera sees of (x, y): the inverse of y ↦ (y − c)(1 + κ ‖y − c‖²), by fixed-point steps.</summary>
    private static (double X, double Y) Distort(double x, double y)
    {
        (double u, double v) = (x, y);
        for (int step = 0; step < 60; step++)
        {
            double factor = 1 + (Truth[0] * ((u * u) + (v * v)));
            (u, v) = (x / factor, y / factor);
        }

        return (u + Truth[1], v + Truth[2]);
    }
}
