using Microsoft.ML.Combinatorial.Geometry.Minimal;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// Puts a two-view solver into the autograd graph: of each sample's solutions the one nearest to a known matrix, in the sign nearer to it, with the exact
/// implicit derivative of that solution by the sample.
/// </summary>
internal sealed class EssentialFunction : autograd.SingleTensorFunction<EssentialFunction>
{
    private const string Call = "call";

    public override string Name => "Essential";

    /// <summary>Samples [rows, InputLength] in double precision → [rows, 9]; zeros, which have no gradient, where a sample has no solution.</summary>
    public static Tensor Apply(Tensor samples, EssentialCall call) => apply(samples, call);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (EssentialCall)vars[1];
        ctx.save_data(Call, call);
        var input = (Tensor)vars[0];
        return call.Forward(input);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using IDisposable untracked = no_grad();
        return [((EssentialCall)ctx.get_data(Call)).Backward(grad_output), null!];
    }
}

/// <summary>One pass through a two-view solver and back.</summary>
/// <param name="batch">The solver.</param>
/// <param name="references">The known matrices, nine values for each row.</param>
internal sealed class EssentialCall(GeometryBatch batch, double[] references)
{
    private double[] _samples = [];
    private double[] _selected = [];

    /// <summary>Gets the share of rows whose gradient was set to zero; NaN before the backward pass.</summary>
    public double DegenerateShare { get; private set; } = double.NaN;

    public Tensor Forward(Tensor samples)
    {
        _samples = Values(samples);
        int rows = (int)samples.shape[0];
        double[] solutions = new double[rows * batch.Solver.MaxSolutions * batch.Solver.OutputLength];
        _selected = new double[rows * batch.Solver.OutputLength];
        batch.Solve(_samples, solutions, new int[rows]);
        batch.SelectNearest(solutions, references, _selected);
        return tensor(_selected, [rows, batch.Solver.OutputLength], device: samples.device);
    }

    public Tensor Backward(Tensor upstream)
    {
        double[] gradient = new double[_samples.Length];
        long rows = upstream.shape[0];
        DegenerateShare = (double)batch.Differentiate(_samples, _selected, Values(upstream), gradient) / rows;
        return tensor(gradient, [rows, batch.Solver.InputLength], device: upstream.device);
    }

    private static double[] Values(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64, CPU).contiguous().data<double>().ToArray();
    }
}
