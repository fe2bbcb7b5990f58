using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Attention in several heads at once. Sequences are [length, batch, features].</summary>
public sealed partial class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly long _size;
    private readonly long _heads;
    private readonly double _dropout;
    private readonly bool _addZero;
    private readonly Parameter? _inWeight;
    private readonly Parameter[]? _inWeights;
    private readonly Parameter? _inBias;
    private readonly Parameter? _keyBias;
    private readonly Parameter? _valueBias;
    private readonly Linear _output;

    internal MultiheadAttention(
        long size, long heads, double dropout, bool bias, bool addBias, bool addZero, long keySize, long valueSize)
        : base(nameof(MultiheadAttention))
    {
        if (heads <= 0 || size % heads != 0)
        {
            throw new ArgumentException($"embedded_dim ({size}) must be divisible by num_heads ({heads}).");
        }
        _size = size;
        _heads = heads;
        _dropout = dropout;
        _addZero = addZero;
        _output = nn.Linear(size, size, bias);
        if (keySize == size && valueSize == size)
        {
            _inWeight = Projection("in_proj_weight", 3 * size, size);
        }
        else
        {
            _inWeights =
            [
                Projection("q_proj_weight", size, size), Projection("k_proj_weight", size, keySize),
                Projection("v_proj_weight", size, valueSize),
            ];
        }
        if (bias)
        {
            _inBias = Build.Filled(0, null, null, 3 * size);
            register_parameter("in_proj_bias", _inBias);
            nn.init.zeros_(_output.bias!);
        }
        if (addBias)
        {
            _keyBias = Extra("bias_k");
            _valueBias = Extra("bias_v");
        }
        register_module("out_proj", _output);
    }

    /// <summary>The attended values, and how much each query looked at each key (the mean over the heads) or null.</summary>
    /// <param name="key_padding_mask">[batch, keys]: true where a key is padding, or numbers to add.</param>
    /// <param name="attn_mask">
    /// [queries, keys] or [batch·heads, queries, keys]: true where a query may not look, or numbers to add.
    /// </param>
    public override Tuple<Tensor, Tensor> forward(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        CheckInput(query, key, value);
        using var scope = NewDisposeScope();
        var (output, weights) = Attend(query, key, value, key_padding_mask, attn_mask);
        scope.MoveToOuter(output);
        return need_weights ? new(output, scope.MoveToOuter(weights.mean([1]))) : new(output, null!);
    }

    public new Tuple<Tensor, Tensor> call(
        Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true,
        Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    private Parameter Projection(string name, long rows, long columns)
    {
        var parameter = Build.Empty(null, null, rows, columns);
        nn.init.xavier_uniform_(parameter);
        register_parameter(name, parameter);
        return parameter;
    }

    private Parameter Extra(string name)
    {
        var parameter = Build.Empty(null, null, 1, 1, _size);
        nn.init.xavier_normal_(parameter);
        register_parameter(name, parameter);
        return parameter;
    }

    private static void CheckInput(Tensor query, Tensor key, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (query.dim() != 3 || key.dim() != 3 || value.dim() != 3)
        {
            throw new ArgumentException(
                $"Attention takes sequences of three dimensions, got {query.dim()}, {key.dim()} and {value.dim()}.");
        }
    }
}
