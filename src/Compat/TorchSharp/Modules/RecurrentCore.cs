using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The sizes and options of a recurrent network.</summary>
internal sealed record RecurrentOptions(
    long InputSize, long HiddenSize, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional,
    Device? Device, ScalarType? Dtype)
{
    public long Directions => Bidirectional ? 2 : 1;
}

/// <summary>The weights of a recurrent network, kept in the module that shows them, and the checks of its input.</summary>
internal sealed class RecurrentCore
{
    private readonly nn.Module _module;
    private readonly RecurrentOptions _options;
    private readonly Tensor[] _weights;

    /// <param name="gates">The number of gates, whose weights lie under each other: 3 in a GRU, 4 in an LSTM.</param>
    public RecurrentCore(nn.Module module, RecurrentOptions options, int gates)
    {
        Check(options.InputSize > 0, "inputSize", options.InputSize);
        Check(options.HiddenSize > 0, "hiddenSize", options.HiddenSize);
        Check(options.Layers > 0, "numLayers", options.Layers);
        _module = module;
        _options = options;
        var rows = gates * options.HiddenSize;
        var weights = new List<Tensor>();
        for (var layer = 0L; layer < options.Layers; layer++)
        {
            var columns = layer == 0 ? options.InputSize : options.HiddenSize * options.Directions;
            for (var direction = 0; direction < options.Directions; direction++)
            {
                var suffix = $"_l{layer}{(direction == 1 ? "_reverse" : "")}";
                weights.Add(Register("weight_ih" + suffix, rows, columns));
                weights.Add(Register("weight_hh" + suffix, rows, options.HiddenSize));
                if (options.Bias)
                {
                    weights.Add(Register("bias_ih" + suffix, rows));
                    weights.Add(Register("bias_hh" + suffix, rows));
                }
            }
        }
        _weights = [.. weights];
    }

    /// <summary>Runs a network whose state is one tensor.</summary>
    public (Tensor Output, Tensor State) Run(Op op, Tensor input, Tensor? state)
    {
        using var scope = NewDisposeScope();
        state = CheckState(input, state);
        var (output, last) = Aten.Call2(
            op, input, state, _weights, _options.Bias, _options.Layers, _options.Dropout, _module.training, _options.Bidirectional,
            _options.BatchFirst);
        return scope.MoveToOuter(output, last);
    }

    /// <summary>Runs a network whose state is a pair of tensors.</summary>
    public (Tensor Output, Tensor State, Tensor Cell) Run(Op op, Tensor input, (Tensor, Tensor)? states)
    {
        using var scope = NewDisposeScope();
        Tensor[] pair = [CheckState(input, states?.Item1), CheckState(input, states?.Item2)];
        var (output, last, cell) = Aten.Call3(
            op, input, pair, _weights, _options.Bias, _options.Layers, _options.Dropout, _module.training, _options.Bidirectional,
            _options.BatchFirst);
        return scope.MoveToOuter(output, last, cell);
    }

    private Parameter Register(string name, params long[] shape)
    {
        var parameter = Build.Uniform(_options.HiddenSize, _options.Device, _options.Dtype, shape);
        _module.register_parameter(name, parameter);
        return parameter;
    }

    private Tensor CheckState(Tensor input, Tensor? state)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 3 || input.size(2) != _options.InputSize)
        {
            throw new ArgumentException(
                $"{_module.GetName()} takes an input of three dimensions, the last of size {_options.InputSize}, got "
                + $"[{string.Join(", ", input.shape)}].", nameof(input));
        }
        long[] shape = [_options.Layers * _options.Directions, input.size(_options.BatchFirst ? 0 : 1), _options.HiddenSize];
        if (state is null)
        {
            return zeros(shape, input.dtype, input.device);
        }
        return state.shape.SequenceEqual(shape)
            ? state
            : throw new ArgumentException(
                $"{_module.GetName()} takes a state of shape [{string.Join(", ", shape)}], got [{string.Join(", ", state.shape)}].",
                nameof(state));
    }

    private static void Check(bool condition, string name, long value)
    {
        if (!condition)
        {
            throw new ArgumentException($"{name} must be positive, got {value}.", name);
        }
    }
}
