using System.Text.Json.Serialization;

namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>The standard normal distribution.</summary>
/// <remarks>Mean 0, variance 1, score <c>z</c>. Drawn by the inverse of the distribution function, within 10⁻⁵ of it; the largest draw
/// is 6.3.</remarks>
public sealed record GaussianNoise : NoiseDistribution
{
    private static readonly Lazy<QuantileTable> Table = new(
        () => new QuantileTable(tail => -NormalQuantile.Upper(tail), NormalQuantile.Upper));

    /// <inheritdoc/>
    [JsonIgnore]
    public override double Mean => 0;

    /// <inheritdoc/>
    [JsonIgnore]
    public override double Variance => 1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasScore => true;

    /// <inheritdoc/>
    public override void Sample(
        StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination, bool mirrored = false) =>
        Table.Value.Sample(key, purpose, row, sample, destination, mirrored);

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<float> noise, Span<float> score) => noise.CopyTo(score);

    /// <inheritdoc/>
    public override string ToString() => "Gaussian";
}
