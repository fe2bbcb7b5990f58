using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class ImplicitLayerMisuseTests
{
    private readonly ImplicitLayer _layer = new(new RotationSolver(4));

    [TestMethod]
    public void Shapes_and_types_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        Refused("inputs must be Float32 or Float64 [batch, 28], was Float32 [2, 27].", () => _layer.call(zeros(2, 27)));
        Refused("inputs must be Float32 or Float64 [batch, 28], was Float32 [28].", () => _layer.call(zeros(28)));
        Refused("was Float32 [0, 28].", () => _layer.call(zeros(0, 28)));
        Refused("was Int64 [2, 28].", () => _layer.call(zeros(2, 28, ScalarType.Int64)));
        Refused("reference must be Float32 [batch, 9], was Float64 [2, 9].", () => _layer.Forward(ones(2, 28), ones(2, 9, ScalarType.Float64)));
        Refused("reference must be Float32 [batch, 9], was Float32 [2, 12].", () => _layer.Forward(ones(2, 28), ones(2, 12)));
        Refused("reference has 3 rows, inputs 2.", () => _layer.Forward(ones(2, 28), ones(3, 9)));
    }

    [TestMethod]
    public void Values_that_are_not_finite_are_named()
    {
        using var scope = NewDisposeScope();
        Tensor inputs = ones(3, 28);
        inputs[1, 5] = float.NaN;
        Refused("inputs: row 1, entry 5 is NaN; it must be finite.", () => _layer.call(inputs));
        Tensor twice = ones(3, 28, ScalarType.Float64);
        twice[2, 27] = double.NegativeInfinity;
        Refused("inputs: row 2, entry 27 is -Infinity; it must be finite.", () => _layer.call(twice));
        Refused("reference: row 0, entry 0 is Infinity; it must be finite.", () => _layer.Forward(ones(3, 28), ones(3, 9) / 0));
    }

    [TestMethod]
    public void Missing_arguments_and_thread_counts_are_refused()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new ImplicitLayer(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _layer.forward(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => _layer.Forward(null!, (Tensor)null!));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImplicitLayer(new RotationSolver(4), 0));
        Assert.AreEqual(default, _layer.Diagnostics);
    }

    private static void Refused(string message, Action call) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(call).Message, message, StringComparison.Ordinal);
}
