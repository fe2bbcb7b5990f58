using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Groups, states and the frame of a step, which every optimizer shares.</summary>
public abstract partial class OptimizerHelper : Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>Moves what the optimizer remembers; the parameters move with their module.</summary>
    public virtual void to(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        param_group.Parameters = param_group.Parameters.ToList();
        Complete(param_group);
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _states.Add(parameter, state);
        }
    }

    /// <summary>Gives the group options of this optimizer's kind, and fills the ones that are not set.</summary>
    private protected abstract void Complete(ParamGroup group);

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected TState StateOf<TState>(Parameter parameter) where TState : OptimizerState => (TState)_states[parameter];

    /// <summary>Runs a closure that computes the loss, then updates each group, without gradients and in a scope of its own.</summary>
    private protected Tensor Step<TGroup>(Action<TGroup> update, Func<Tensor>? closure) where TGroup : ParamGroup
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var guard = enable_grad();
            loss = closure();
        }
        using (no_grad())
        using (NewDisposeScope())
        {
            foreach (var group in Groups)
            {
                update((TGroup)group);
            }
        }
        return loss!;
    }

    private protected static TOptions OptionsOf<TOptions>(ParamGroup group) where TOptions : OptimizerOptions, new()
    {
        group.Options ??= new TOptions();
        return group.Options as TOptions ?? throw new ArgumentException(
            $"The group has options of {group.Options.GetType().DeclaringType?.Name}, not of {typeof(TOptions).DeclaringType?.Name}.");
    }

    private protected static void NotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentException($"Invalid {name} value: {value}, it must be at least 0.");
        }
    }

    private protected static void BelowOne(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentException($"Invalid {name} value: {value}, it must be at least 0 and below 1.");
        }
    }

    private protected static void FillRates(OptimizerOptions options, double learningRate)
    {
        options.LearningRate ??= learningRate;
        options.InitialLearningRate ??= options.LearningRate;
    }

    private protected override void ReleaseStates()
    {
        foreach (var state in _states.Values)
        {
            (state as IDisposable)?.Dispose();
        }
        _states.Clear();
    }
}
