using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>A way to solve samples and to differentiate the solutions.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Solve">From samples <c>[batch, InputLength]</c> and references <c>[batch, 9]</c> to the solutions nearest to the references.</param>
/// <param name="Layer">Our own layer, which counts the rows that it flags; null for the others.</param>
internal sealed record DerivativeMethod(string Name, Func<Tensor, Tensor, Tensor> Solve, ImplicitLayer? Layer = null)
{
    public const string Implicit = "implicit (ours)";
    public const string Autograd = "autograd, SVD";
    public const string Declarative = "DDN, KKT";
    public const string Differences = "differences";

    public static DerivativeMethod[] OfRotation()
    {
        var layer = new ImplicitLayer(new RotationSolver(4), 1);
        return
        [
            new(Implicit, (inputs, _) => layer.call(inputs), layer),
            new(Autograd, (inputs, _) => RotationByAutograd.Svd(inputs)),
            new("autograd, Eig", (inputs, _) => RotationByAutograd.Eig(inputs)),
            new(Declarative, (inputs, _) => RotationByConditions.Solve(inputs, layer)),
            new(Differences, (inputs, reference) => new DifferenceQuotients(new RotationSolver(4), 1e-5).Solve(inputs, reference)),
        ];
    }

    public static DerivativeMethod[] OfFivePoints()
    {
        var layer = new ImplicitLayer(new EssentialFivePoint(), 1);
        return
        [
            new(Implicit, layer.Forward, layer),
            new(Autograd, (inputs, reference) => FivePointsByAutograd.Solve(inputs, reference, FivePointsByAutograd.NullSpaceBySvd)),
            new("autograd, projected", (inputs, reference) => FivePointsByAutograd.Solve(inputs, reference, FivePointsByAutograd.NullSpaceByProjection)),
            new(Declarative, (inputs, reference) => FivePointsByConditions.Solve(inputs, reference, layer)),
            new(Differences, (inputs, reference) => new DifferenceQuotients(new EssentialFivePoint(), 1e-7).Solve(inputs, reference)),
        ];
    }
}
