namespace TorchSharp.Modules;

/// <summary>The numbers of a convolution, one of each list for a spatial dimension.</summary>
internal sealed record ConvolutionShape(long InChannels, long OutChannels, long[] Kernel)
{
    public long[] Stride { get; init; } = All(Kernel.Length, 1);

    public long[] Dilation { get; init; } = All(Kernel.Length, 1);

    /// <summary>Padding before each dimension, and after it where <see cref="PaddingAfter"/> is not set.</summary>
    public long[] Padding { get; init; } = All(Kernel.Length, 0);

    public long[]? PaddingAfter { get; init; }

    public long[] OutputPadding { get; init; } = All(Kernel.Length, 0);

    public long Groups { get; init; } = 1;

    public PaddingModes Mode { get; init; }

    public bool Transposed { get; init; }

    public int Dimensions => Kernel.Length;

    public long[] WeightShape => Transposed
        ? [InChannels, OutChannels / Groups, .. Kernel]
        : [OutChannels, InChannels / Groups, .. Kernel];

    /// <summary>Whether the operator itself can pad: with zeros, and as much after as before.</summary>
    public bool PadsInOperator => Mode is (PaddingModes.Zeros or PaddingModes.Constant) && PaddingAfter is null;

    /// <summary>The list that <c>pad</c> takes: the last dimension first.</summary>
    public long[] PaddingForPad()
    {
        var after = PaddingAfter ?? Padding;
        return [.. Enumerable.Range(0, Dimensions).Reverse().SelectMany(i => new[] { Padding[i], after[i] })];
    }

    public ConvolutionShape WithPadding(Padding padding)
    {
        if (padding == TorchSharp.Padding.Valid)
        {
            return this;
        }
        if (Stride.Any(s => s != 1))
        {
            throw new ArgumentException("Padding.Same is not supported for strided convolutions.", nameof(padding));
        }
        var total = Kernel.Zip(Dilation, (k, d) => d * (k - 1)).ToArray();
        var before = total.Select(t => t / 2).ToArray();
        var even = total.All(t => t % 2 == 0);
        return this with { Padding = before, PaddingAfter = even ? null : [.. total.Zip(before, (t, b) => t - b)] };
    }

    public void Check()
    {
        Positive(InChannels, "in_channels");
        Positive(OutChannels, "out_channels");
        Positive(Groups, "groups");
        if (InChannels % Groups != 0 || OutChannels % Groups != 0)
        {
            throw new ArgumentException(
                $"in_channels ({InChannels}) and out_channels ({OutChannels}) must be divisible by groups ({Groups}).");
        }
        Array.ForEach(Kernel, k => Positive(k, "kernel_size"));
        Array.ForEach(Stride, s => Positive(s, "stride"));
        Array.ForEach(Dilation, d => Positive(d, "dilation"));
        if (Transposed && Mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"A transposed convolution pads with zeros only, got {Mode}.");
        }
    }

    public static long[] All(int count, long value) => Enumerable.Repeat(value, count).ToArray();

    private static void Positive(long value, string name)
    {
        if (value <= 0)
        {
            throw new ArgumentException($"{name} must be positive, got {value}.", name);
        }
    }
}
