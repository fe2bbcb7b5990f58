using System.Globalization;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Toy;

/// <summary>
/// The toy of Niepert et al. 2021, section 5.1: choose 5 of 10 so that the squared distance to b is least. All 252 choices are listed, so the expected
/// loss under p(z) ∝ exp(θ·z) is exact. Many runs are the rows of one batch.
/// </summary>
internal sealed class SubsetToy
{
    public const int Size = 10;
    public const int Chosen = 5;
    private readonly float[] _start = new float[Size];
    private readonly float[] _goal = new float[Size];

    public SubsetToy()
    {
        string[] lines = BenchmarkData.Lines("imle_toy.csv")[1..];
        for (int i = 0; i < Size; i++)
        {
            string[] fields = lines[i].Split(',');
            (_start[i], _goal[i]) = (Number(fields[0]), Number(fields[1]));
        }

        float[][] states =
        [
            .. Enumerable.Range(0, 1 << Size).Where(bits => int.PopCount(bits) == Chosen)
                .Select(bits => Enumerable.Range(0, Size).Select(i => (bits >> i & 1) == 1 ? 1f : 0f).ToArray()),
        ];
        States = tensor(states.SelectMany(state => state).ToArray(), [states.Length, Size]).to(ScalarType.Float64).DetachFromDisposeScope();
        Goal = tensor(_goal).DetachFromDisposeScope();
        StateLosses = Losses(States).DetachFromDisposeScope();
        Optimum = StateLosses.min().item<double>();
    }

    /// <summary>All choices, <c>[252, 10]</c> in double precision.</summary>
    public Tensor States { get; }

    /// <summary>The loss of each choice.</summary>
    public Tensor StateLosses { get; }

    /// <summary>b.</summary>
    public Tensor Goal { get; }

    public double Optimum { get; }

    /// <summary>The starting costs −θ of so many runs, to be trained.</summary>
    public Tensor StartingCosts(int runs) => tensor(_start).neg().unsqueeze(0).repeat(runs, 1).contiguous().requires_grad_();

    /// <summary>‖z − b‖² of each solution.</summary>
    public Tensor Losses(Tensor solutions) => solutions.sub(Goal.to(solutions.dtype)).square().sum(-1);

    /// <summary>The probability of each choice, <c>[runs, 252]</c>.</summary>
    public Tensor Probabilities(Tensor costs) => nn.functional.softmax(costs.detach().to(ScalarType.Float64).neg().matmul(States.t()), 1);

    /// <summary>Each run's expected loss above the optimum.</summary>
    public double[] Gaps(Tensor costs)
    {
        using var scope = NewDisposeScope();
        return Probabilities(costs).matmul(StateLosses).sub(Optimum).data<double>().ToArray();
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
