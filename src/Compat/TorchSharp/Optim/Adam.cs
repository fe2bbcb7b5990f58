using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam: steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).</summary>
public sealed partial class Adam : OptimizerHelper, IBetas
{
    private readonly Options _defaults;

    public Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public Adam(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        NotNegative(lr, "learning rate");
        NotNegative(eps, nameof(eps));
        NotNegative(weight_decay, nameof(weight_decay));
        BelowOne(beta1, nameof(beta1));
        BelowOne(beta2, nameof(beta2));
        _defaults = new Options
        {
            LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    public (double, double) Betas
    {
        get => (_defaults.beta1!.Value, _defaults.beta2!.Value);
        set
        {
            (_defaults.beta1, _defaults.beta2) = value;
            foreach (var group in Groups.Cast<ParamGroup>())
            {
                group.Betas = value;
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
        var (rate, decay) = (options.LearningRate!.Value, options.weight_decay!.Value);
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        state.step++;
        if (options.maximize!.Value)
        {
            gradient = gradient.neg();
        }
        if (decay != 0)
        {
            gradient = gradient.add(parameter, decay);
        }
        state.exp_avg.mul_(beta1).add_(gradient, 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);

        var square = state.exp_avg_sq;
        if (options.amsgrad!.Value)
        {
            state.max_exp_avg_sq ??= zeros_like(square).DetachFromDisposeScope();
            square = state.max_exp_avg_sq.copy_(state.max_exp_avg_sq.maximum(square));
        }
        var (correction1, correction2) = (1 - Math.Pow(beta1, state.step), 1 - Math.Pow(beta2, state.step));
        var divisor = square.sqrt().div_(Math.Sqrt(correction2)).add_(options.eps!.Value);
        parameter.addcdiv_(state.exp_avg, divisor, -rate / correction1);
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        var options = OptionsOf<Options>(group);
        FillRates(options, _defaults.LearningRate!.Value);
        options.beta1 ??= _defaults.beta1;
        options.beta2 ??= _defaults.beta2;
        options.eps ??= _defaults.eps;
        options.weight_decay ??= _defaults.weight_decay;
        options.amsgrad ??= _defaults.amsgrad;
        options.maximize ??= _defaults.maximize;
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);
}
