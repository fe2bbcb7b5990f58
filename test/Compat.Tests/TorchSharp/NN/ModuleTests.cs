using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class ModuleTests
{
    [TestMethod]
    public void FieldsOfEveryClassAreRegistered()
    {
        var module = new Derived();
        CollectionAssert.AreEqual(
            new[] { "_scale", "_head.weight", "_head.bias", "_body.weight", "_body.bias" },
            module.named_parameters().Select(p => p.name).ToArray());
    }

    [TestMethod]
    public void RegisteringAgainChangesNothing()
    {
        var module = new Derived();
        var before = module.state_dict().Keys.ToArray();
        var outer = nn.Sequential(("inner", module));
        CollectionAssert.AreEqual(before, module.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(before.Select(k => "inner." + k).ToArray(), outer.state_dict().Keys.ToArray());
    }

    [TestMethod]
    public void ASharedParameterAppearsOnce()
    {
        var first = nn.Linear(3, 3);
        var second = nn.Linear(3, 3);
        second.weight = first.weight;
        var module = nn.Sequential(first, second);
        Assert.AreEqual(3, module.parameters().Count());
    }

    [TestMethod]
    public void SettingAWeightDisposesTheOldOne()
    {
        var linear = nn.Linear(2, 2);
        var old = linear.weight;
        linear.weight = new Parameter(torch.ones(2, 2));
        Assert.IsTrue(old.IsInvalid);
        Assert.AreEqual(4, linear.get_parameter("weight").sum().item<float>());
        linear.bias = null;
        CollectionAssert.AreEqual(new[] { "weight" }, linear.state_dict().Keys.ToArray());
        Assert.ThrowsExactly<ArgumentNullException>(() => linear.weight = null!);
    }

    [TestMethod]
    public void BadRegistrationsAreRefused()
    {
        var module = nn.Linear(1, 1);
        Assert.ThrowsExactly<ArgumentException>(() => module.register_buffer("", torch.ones(1)));
        Assert.ThrowsExactly<ArgumentException>(() => module.register_parameter("a.b", new Parameter(torch.ones(1))));
        Assert.ThrowsExactly<InvalidOperationException>(() => module.register_parameter("weight", new Parameter(torch.ones(1))));
        module.register_module("child", nn.ReLU());
        Assert.ThrowsExactly<InvalidOperationException>(() => module.register_module("child", nn.ReLU()));
    }

    [TestMethod]
    public void AModuleCannotContainItself()
    {
        var inner = nn.Linear(1, 1);
        var outer = nn.Linear(1, 1);
        outer.register_module("inner", inner);
        Assert.ThrowsExactly<InvalidOperationException>(() => inner.register_module("outer", outer));
        Assert.ThrowsExactly<InvalidOperationException>(() => inner.register_module("self", inner));
    }

    [TestMethod]
    public void ListsInFieldsAreNotSearched()
    {
        var module = new ListHolder();
        Assert.AreEqual(0, module.parameters().Count());
    }

    [TestMethod]
    public void AModuleListKeepsNamesAtPositions()
    {
        var list = nn.ModuleList(nn.Linear(1, 1, hasBias: false));
        var owner = nn.Sequential();
        owner.register_module("list", list);
        list.append(nn.Linear(1, 2, hasBias: false));
        list.Insert(0, nn.Linear(1, 3, hasBias: false));
        CollectionAssert.AreEqual(
            new[] { "list.0.weight:3", "list.1.weight:1", "list.2.weight:2" },
            owner.named_parameters().Select(p => $"{p.name}:{p.parameter.shape[0]}").ToArray());
        list.RemoveAt(1);
        CollectionAssert.AreEqual(
            new[] { "list.0.weight", "list.1.weight" }, owner.named_parameters().Select(p => p.name).ToArray());
    }

    [TestMethod]
    public void DictionariesKeepTheirOrder()
    {
        var modules = nn.ModuleDict(("z", nn.Linear(1, 1, hasBias: false)), ("a", nn.Linear(1, 1, hasBias: false)));
        var parameters = nn.ParameterDict(("q", new Parameter(torch.ones(1))), ("p", new Parameter(torch.zeros(1))));
        var owner = nn.Sequential();
        owner.register_module("m", modules);
        owner.register_module("p", parameters);
        CollectionAssert.AreEqual(
            new[] { "m.z.weight", "m.a.weight", "p.q", "p.p" }, owner.named_parameters().Select(p => p.name).ToArray());
        Assert.AreSame(modules["a"], modules[1].Item2);
        Assert.IsTrue(parameters.Remove("q"));
        CollectionAssert.AreEqual(new[] { "m.z.weight", "m.a.weight", "p.p" }, owner.state_dict().Keys.ToArray());
    }

    [TestMethod]
    public void HooksChangeInputAndOutput()
    {
        var linear = nn.Linear(1, 1);
        linear.load_state_dict(new() { ["weight"] = torch.tensor(new[,] { { 2f } }), ["bias"] = torch.tensor(new[] { 1f }) });
        var seen = new List<string>();
        var pre = linear.register_forward_pre_hook((_, x) => x * 10);
        var post = linear.register_forward_hook((_, x, y) => y + x);
        linear.register_forward_pre_hook(m => seen.Add("before " + m.GetName()));
        linear.register_forward_hook(m => seen.Add("after " + m.GetName()));
        var one = torch.ones(1, 1);
        Assert.AreEqual(31, linear.call(one).item<float>());
        CollectionAssert.AreEqual(new[] { "before Linear", "after Linear" }, seen);
        Assert.AreEqual(3, linear.forward(one).item<float>(), "forward runs no hooks");
        pre.remove();
        Assert.AreEqual(4, linear.call(one).item<float>());
        post.remove();
        Assert.AreEqual(3, linear.call(one).item<float>());
    }

    [TestMethod]
    public void HooksOfSeveralInputs()
    {
        var loss = nn.MSELoss();
        var hook = loss.register_forward_pre_hook((_, x, y) => (x, y + 1));
        Assert.AreEqual(1, loss.call(torch.ones(2), torch.ones(2)).item<float>());
        hook.remove();
        Assert.AreEqual(0, loss.call(torch.ones(2), torch.ones(2)).item<float>());
    }

    [TestMethod]
    public void ApplyVisitsChildrenFirst()
    {
        var names = new List<string>();
        var module = nn.Sequential(nn.Linear(1, 1), nn.Sequential(nn.ReLU()));
        Assert.AreSame(module, module.apply(m => names.Add(m.GetName())));
        CollectionAssert.AreEqual(
            new[] { "Linear", "ReLU", "torch::nn::SequentialImpl", "torch::nn::SequentialImpl" }, names);
    }

    [TestMethod]
    public void DisposalLeavesNoLiveTensors()
    {
        var statistics = DisposeScopeManager.Statistics;
        var before = statistics.ThreadTotalLiveCount;
        var module = new Derived();
        var list = nn.ModuleList(nn.Linear(2, 2));
        var network = nn.Sequential(
            ("derived", module), ("conv", nn.Conv1d(4, 4, 1)), ("norm", nn.BatchNorm1d(3)), ("drop", nn.Dropout()));
        using (var y = network.call(torch.ones(4, 3).DetachFromDisposeScope()))
        {
        }
        network.Dispose();
        list.Dispose();
        // What is left is the input.
        Assert.AreEqual(before + 1, statistics.ThreadTotalLiveCount);
        network.Dispose();
    }

    [TestMethod]
    public void ASequenceDisposesWhatPassesThrough()
    {
        var network = nn.Sequential(nn.Linear(2, 2), nn.Identity(), nn.ReLU(inplace: true), nn.Dropout(), nn.Flatten(), nn.Linear(2, 1));
        using var input = torch.ones(3, 2);
        var statistics = DisposeScopeManager.Statistics;
        var before = statistics.ThreadTotalLiveCount;
        using (var output = network.call(input))
        {
            Assert.AreEqual(before + 1, statistics.ThreadTotalLiveCount);
            output.sum().Dispose();
        }
        Assert.AreEqual(before, statistics.ThreadTotalLiveCount);
        Assert.IsFalse(input.IsInvalid);
        using var same = nn.Sequential().call(input);
        Assert.AreNotSame(input, same);
    }

    [TestMethod]
    public void PartsOfASequenceShareModules()
    {
        var network = nn.Sequential(nn.Linear(1, 1), nn.ReLU(), nn.Linear(1, 1));
        var part = network[1..];
        Assert.AreEqual(2, part.Count);
        Assert.AreSame(network[2], part[1]);
        CollectionAssert.AreEqual(new[] { "1.weight", "1.bias" }, part.state_dict().Keys.ToArray());
        Assert.AreEqual(1, network[(2, null)].Count);
    }

    private class Base : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _body = nn.Linear(3, 3);

        protected Base(string name) : base(name) => RegisterComponents();

        public override Tensor forward(Tensor input) => _body.call(input);
    }

    private sealed class Derived : Base
    {
        private readonly Linear _head = nn.Linear(3, 3);
        private readonly Parameter _scale;

        public Derived() : base("Derived")
        {
            _scale = new Parameter(torch.ones(1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return (base.forward(_head.call(input)) * _scale).unsqueeze(1).squeeze(1).MoveToOuterDisposeScope();
        }
    }

    private sealed class ListHolder : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.Module<Tensor, Tensor>> _layers = [nn.Linear(1, 1), nn.Linear(1, 1)];

        public ListHolder() : base(nameof(ListHolder)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _layers.Aggregate(input, (x, layer) => layer.call(x));
    }
}
