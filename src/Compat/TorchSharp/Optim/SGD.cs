using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's form of it.</summary>
public sealed partial class SGD : OptimizerHelper, IMomentum
{
    private readonly Options _defaults;

    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0,
        bool nesterov = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0.0,
        double weight_decay = 0.0, bool nesterov = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        NotNegative(lr, "learning rate");
        NotNegative(momentum, nameof(momentum));
        NotNegative(weight_decay, nameof(weight_decay));
        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening.");
        }
        _defaults = new Options
        {
            LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    public double Momentum
    {
        get => _defaults.momentum!.Value;
        set
        {
            _defaults.momentum = value;
            foreach (var group in Groups.Cast<ParamGroup>())
            {
                group.Momentum = value;
            }
        }
    }

    public override Tensor step(Func<Tensor>? closure = null) => Step<ParamGroup>(Update, closure);

    private void Update(ParamGroup group)
    {
        var options = group.Options;
        var (rate, momentum, decay) = (options.LearningRate!.Value, options.momentum!.Value, options.weight_decay!.Value);
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
            {
                continue;
            }
            var direction = options.maximize!.Value ? gradient.neg() : gradient;
            if (decay != 0)
            {
                direction = direction.add(parameter, decay);
            }
            if (momentum != 0)
            {
                var state = StateOf<State>(parameter);
                if (state.momentum_buffer is null)
                {
                    state.momentum_buffer = direction.clone().DetachFromDisposeScope();
                }
                else
                {
                    state.momentum_buffer.mul_(momentum).add_(direction, 1 - options.dampening!.Value);
                }
                direction = options.nesterov!.Value ? direction.add(state.momentum_buffer, momentum) : state.momentum_buffer;
            }
            parameter.add_(direction, -rate);
        }
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        var options = OptionsOf<Options>(group);
        FillRates(options, _defaults.LearningRate!.Value);
        options.momentum ??= _defaults.momentum;
        options.dampening ??= _defaults.dampening;
        options.weight_decay ??= _defaults.weight_decay;
        options.nesterov ??= _defaults.nesterov;
        options.maximize ??= _defaults.maximize;
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);
}
