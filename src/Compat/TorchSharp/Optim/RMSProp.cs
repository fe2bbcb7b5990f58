using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Steps divided by a running root mean square of the gradient, about its mean where centered.</summary>
public sealed partial class RMSProp : OptimizerHelper, IMomentum
{
    private readonly Options _defaults;

    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        NotNegative(lr, "learning rate");
        NotNegative(alpha, nameof(alpha));
        NotNegative(eps, nameof(eps));
        NotNegative(weight_decay, nameof(weight_decay));
        NotNegative(momentum, nameof(momentum));
        _defaults = new Options
        {
            LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered,
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
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is { } gradient)
            {
                Update(parameter, gradient, StateOf<State>(parameter), group.Options);
            }
        }
    }

    private static void Update(Parameter parameter, Tensor gradient, State state, Options options)
    {
        var (rate, alpha, momentum) = (options.LearningRate!.Value, options.alpha!.Value, options.momentum!.Value);
        state.step++;
        if (options.maximize!.Value)
        {
            gradient = gradient.neg();
        }
        if (options.weight_decay!.Value != 0)
        {
            gradient = gradient.add(parameter, options.weight_decay.Value);
        }
        state.square_avg.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);

        var square = state.square_avg;
        if (options.centered!.Value)
        {
            state.grad_avg ??= zeros_like(square).DetachFromDisposeScope();
            state.grad_avg.mul_(alpha).add_(gradient, 1 - alpha);
            square = square.addcmul(state.grad_avg, state.grad_avg, -1);
        }
        var divisor = square.sqrt().add_(options.eps!.Value);
        if (momentum == 0)
        {
            parameter.addcdiv_(gradient, divisor, -rate);
            return;
        }
        state.momentum_buffer ??= zeros_like(square).DetachFromDisposeScope();
        state.momentum_buffer.mul_(momentum).addcdiv_(gradient, divisor);
        parameter.add_(state.momentum_buffer, -rate);
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        var options = OptionsOf<Options>(group);
        FillRates(options, _defaults.LearningRate!.Value);
        options.alpha ??= _defaults.alpha;
        options.eps ??= _defaults.eps;
        options.weight_decay ??= _defaults.weight_decay;
        options.momentum ??= _defaults.momentum;
        options.centered ??= _defaults.centered;
        options.maximize ??= _defaults.maximize;
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);
}
