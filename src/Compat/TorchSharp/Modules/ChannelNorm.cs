using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The options of a batch or instance normalisation.</summary>
internal sealed record ChannelNormOptions(
    long Features, double Eps, double Momentum, bool Affine, bool TrackStatistics, Device? Device, ScalarType? Dtype);

/// <summary>The parameters and running statistics of a batch or instance normalisation, kept in the module that shows them.</summary>
internal sealed class ChannelNorm
{
    private readonly nn.Module _module;
    private readonly ChannelNormOptions _options;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly Tensor? _mean;
    private readonly Tensor? _variance;
    private readonly Tensor? _count;

    public ChannelNorm(nn.Module module, ChannelNormOptions options)
    {
        _module = module;
        _options = options;
        if (options.Affine)
        {
            _weight = Build.Filled(1, options.Device, options.Dtype, options.Features);
            _bias = Build.Filled(0, options.Device, options.Dtype, options.Features);
            module.register_parameter("weight", _weight);
            module.register_parameter("bias", _bias);
        }
        if (options.TrackStatistics)
        {
            _mean = zeros([options.Features], options.Dtype, options.Device);
            _variance = ones([options.Features], options.Dtype, options.Device);
            _count = zeros([], ScalarType.Int64, options.Device);
            module.register_buffer("running_mean", _mean);
            module.register_buffer("running_var", _variance);
            module.register_buffer("num_batches_tracked", _count);
        }
    }

    public Tensor Batch(Tensor input, params ReadOnlySpan<int> dimensions)
    {
        CheckInput(input, dimensions);
        if (_module.training && _count is not null)
        {
            using var guard = no_grad();
            _count.add_(1);
        }
        var ownStatistics = _module.training || _mean is null;
        return nn.functional.batch_norm(input, _mean, _variance, _weight, _bias, ownStatistics, _options.Momentum, _options.Eps);
    }

    public Tensor Instance(Tensor input, int unbatched)
    {
        CheckInput(input, unbatched, unbatched + 1);
        if (input.dim() == unbatched + 1)
        {
            return Normalize(input);
        }
        using var batch = input.unsqueeze(0);
        using var result = Normalize(batch);
        return result.select(0, 0);
    }

    private Tensor Normalize(Tensor input) => nn.functional.instance_norm(
        input, _mean, _variance, _weight, _bias, _module.training || _mean is null, _options.Momentum, _options.Eps);

    private void CheckInput(Tensor input, params ReadOnlySpan<int> dimensions)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!dimensions.Contains((int)input.dim()))
        {
            throw new ArgumentException(
                $"Invalid number of dimensions for {_module.GetName()} argument: {input.dim()}, expected "
                + $"{string.Join(" or ", dimensions.ToArray())}.", nameof(input));
        }
    }
}
