using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>
/// Scores of twenty correspondences, six of them outliers, learned through the five-point solver: each step draws 16 samples of five by Gumbel noise
/// (hard choices, the softmax's derivative), takes the root nearest to the true matrix E*, and descends 1 − ⟨E, E*⟩² by Adam.
/// </summary>
internal sealed class SelectionTraining(int seed, ScalarType type)
{
    private const int Points = 20, Outliers = 6, Samples = 16, Steps = 40;

    /// <summary>The softmax's share on inliers after training; 0.7 at the start.</summary>
    public double InlierShare { get; private set; } = double.NaN;

    /// <summary>Trains; false as soon as something is thrown or is not finite.</summary>
    public bool Run(DerivativeMethod method)
    {
        using var scope = NewDisposeScope();
        double[] points = GeometryInputs.TwoView(1, Points, 1e-3, false, out double[] truth), moved = GeometryInputs.Normal((ulong)(1900 + seed), 4 * Outliers);
        for (int i = 0; i < moved.Length; i++)
        {
            points[i] += 0.2 * moved[i];
        }

        Tensor seen = tensor(points, [1, Points, 4]).to(type), essential = tensor(truth, [1, 9]).to(type).expand(Samples, 9).contiguous();
        var scores = new Parameter(zeros([Points], type));
        using var optimizer = optim.Adam([scores], 0.1);
        try
        {
            for (int step = 0; step < Steps; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.zero_grad();
                double[] uniform = GeometryInputs.Uniform((ulong)((1000 * seed) + step + 1_000_000), Samples * Points);
                Tensor gumbel = tensor([.. uniform.Select(u => -Math.Log(-Math.Log(Math.Max(u, 1e-12))))], [Samples, Points]).to(type);
                Tensor loss = Loss(method, seen, scores, gumbel, essential);
                loss.backward();
                if (!loss.isfinite().item<bool>() || !scores.grad!.isfinite().all().item<bool>())
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

        InlierShare = scores.softmax(0).narrow(0, Outliers, Points - Outliers).sum().detach().to(ScalarType.Float64).item<double>();
        return double.IsFinite(InlierShare);
    }

    private static Tensor Loss(DerivativeMethod method, Tensor seen, Tensor scores, Tensor gumbel, Tensor essential)
    {
        Tensor noisy = scores.unsqueeze(0) + gumbel, soft = noisy.softmax(1).unsqueeze(1);
        Tensor chosen = nn.functional.one_hot(noisy.detach().topk(5).indexes, Points).to(seen.dtype);
        Tensor straight = chosen + soft - soft.detach();
        Tensor inputs = straight.matmul(seen).reshape(Samples, 20);
        return (1 - method.Solve(inputs, essential).mul(essential).sum(1).pow(2)).mean();
    }
}
