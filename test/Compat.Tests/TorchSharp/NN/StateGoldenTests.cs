using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class StateGoldenTests
{
    [TestMethod]
    public void field_names_and_order()
    {
        var m = new Net();
        TorchGolden.Check(nameof(field_names_and_order), new
        {
            p = m.named_parameters().Select(x => x.name),
            b = m.named_buffers().Select(x => x.name),
            kids = m.named_children().Select(x => x.name),
            sd = m.state_dict().Keys,
            name = m.GetName(),
        });
    }

    [TestMethod]
    public void component_name_attribute()
    {
        var m = new Named();
        TorchGolden.Check(nameof(component_name_attribute), new
        {
            sd = m.state_dict().Keys,
            has = m.has_parameter("gain"),
            old = m.has_parameter("g"),
            nested = m.get_parameter("enc.weight").shape,
        });
    }

    [TestMethod]
    public void nested_modules_order()
    {
        var m = nn.Sequential(("bn", nn.BatchNorm1d(1)), ("body", nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1))));
        TorchGolden.Check(nameof(nested_modules_order), new
        {
            sd = m.state_dict().Keys,
            p = m.named_parameters().Select(x => x.name),
            top = m.named_parameters(false).Select(x => x.name),
            mods = m.named_modules().Select(x => x.name),
        });
    }

    [TestMethod]
    public void forgotten_registration()
    {
        var m = new Forgot();
        TorchGolden.Check(nameof(forgotten_registration), new
        {
            count = m.parameters().Count(),
            works = m.call(torch.ones(1, 1)).shape,
        });
    }

    [TestMethod]
    public void lists_in_fields()
    {
        TorchGolden.Check(nameof(lists_in_fields), new
        {
            sd = new Holder().state_dict().Keys,
        });
    }

    [TestMethod]
    public void register_buffer_and_parameter()
    {
        var m = new Bufs();
        TorchGolden.Check(nameof(register_buffer_and_parameter), new
        {
            sd = m.state_dict().Keys,
            named = m.named_buffers().Select(x => x.name),
            count = m.buffers().Count(),
            get = m.get_buffer("temp"),
            has = m.has_buffer("temp"),
            y = m.call(torch.ones(1)),
            missing = m.get_buffer("nope") is null,
            dup = TorchGolden.Throws(() => m.register_buffer("keep", torch.ones(1))),
            dotted = TorchGolden.Throws(() => m.register_module("a.b", nn.ReLU())),
        });
    }

    [TestMethod]
    public void load_state_dict_copies_in_place()
    {
        var m = nn.Linear(2, 1);
        var h = m.weight.Handle;
        var src = new Dictionary<string, Tensor>
        {
            ["weight"] = torch.tensor(new[,] { { 1.0, 2.0 } }),
            ["bias"] = torch.tensor(new[] { 3f }),
        };
        var (missing, unexpected) = m.load_state_dict(src);
        src["bias"].fill_(99);
        TorchGolden.Check(nameof(load_state_dict_copies_in_place), new
        {
            m.weight,
            m.bias,
            missing,
            unexpected,
            sameHandle = m.weight.Handle == h,
            stillNeedsGrad = m.weight.requires_grad,
        });
    }

    [TestMethod]
    public void load_state_dict_strictness()
    {
        var m = nn.Linear(1, 1);
        var part = new Dictionary<string, Tensor> { ["weight"] = torch.full(1, 1, 5f) };
        var extra = new Dictionary<string, Tensor> { ["weight"] = torch.ones(1, 1), ["bias"] = torch.ones(1), ["other"] = torch.ones(1) };
        TorchGolden.Check(nameof(load_state_dict_strictness), new
        {
            missing = TorchGolden.Throws(() => m.load_state_dict(part)),
            extra = TorchGolden.Throws(() => m.load_state_dict(extra)),
            lenient = m.load_state_dict(part, false),
            w = m.weight,
            skip = m.load_state_dict(extra, false, new[] { "weight" }),
            after = m.weight,
            shape = TorchGolden.Throws(() => m.load_state_dict(
                new Dictionary<string, Tensor> { ["weight"] = torch.ones(2, 2), ["bias"] = torch.ones(1) })),
        });
    }

    // The names of the fields are what is tested.
    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        internal readonly Linear first = nn.Linear(2, 2);
        public Linear _second = nn.Linear(2, 1, hasBias: false);
        internal readonly Parameter scale = new(torch.ones(1));
        internal Tensor steps = torch.zeros(1, dtype: int64);

        public Net() : base("Net") => RegisterComponents();

        public override Tensor forward(Tensor x) => _second.call(first.call(x)) * scale;
    }

    private sealed class Named : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "enc")]
        private readonly Linear _encoder = nn.Linear(1, 1);

        [ComponentName(Name = "gain")]
        private readonly Parameter _g = new(torch.ones(1));

        public Named() : base("Named") => RegisterComponents();

        public override Tensor forward(Tensor x) => _encoder.call(x) * _g;
    }

    private sealed class Forgot : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _linear = nn.Linear(1, 1);

        public Forgot() : base("Forgot")
        {
        }

        public override Tensor forward(Tensor x) => _linear.call(x);
    }

    private sealed class Holder : nn.Module<Tensor, Tensor>
    {
        internal readonly List<nn.Module<Tensor, Tensor>> plain = [nn.Linear(1, 1)];
        internal readonly ModuleList<nn.Module<Tensor, Tensor>> listed =
            nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Linear(1, 1), nn.ReLU());
        internal readonly ParameterList ps = nn.ParameterList(new Parameter(torch.zeros(1)), new Parameter(torch.ones(1)));

        public Holder() : base("Holder") => RegisterComponents();

        public override Tensor forward(Tensor x) => x.alias();
    }

    private sealed class Bufs : nn.Module<Tensor, Tensor>
    {
        public Bufs() : base("Bufs")
        {
            register_buffer("keep", torch.ones(1));
            register_buffer("temp", torch.zeros(1), persistent: false);
            register_parameter("w", new Parameter(torch.full(1, 2f)));
        }

        public override Tensor forward(Tensor x) => x * get_parameter("w") + get_buffer("keep");
    }
}
