using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>What to learn of a column.</summary>
internal abstract record NormalizerMethod
{
    public abstract NormalizerStatistics<T> Start<T>(int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

internal sealed record MinMaxMethod(bool FixZero) : NormalizerMethod
{
    public override NormalizerStatistics<T> Start<T>(int size) => new MinMaxStatistics<T>(size, FixZero);
}

internal sealed record MeanVarianceMethod(bool FixZero, bool UseCdf, bool UseLog) : NormalizerMethod
{
    public override NormalizerStatistics<T> Start<T>(int size) => new MeanVarianceStatistics<T>(size, FixZero, UseCdf, UseLog);
}

internal sealed record BinningMethod(bool FixZero, int MaximumBinCount) : NormalizerMethod
{
    public override NormalizerStatistics<T> Start<T>(int size) => new BinningStatistics<T>(size, FixZero, MaximumBinCount);
}

internal sealed record RobustScalingMethod(bool CenterData, uint QuantileMin, uint QuantileMax) : NormalizerMethod
{
    public override NormalizerStatistics<T> Start<T>(int size) => new RobustStatistics<T>(size, CenterData, QuantileMin, QuantileMax);
}

/// <summary>One column to normalise.</summary>
internal sealed record NormalizerColumnOptions(string Name, string Input, long MaximumExampleCount, NormalizerMethod Method);
