using System.Globalization;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Watches the diagnostics of a training step by step and warns, with advice, when its gradients vanish or its costs collapse. A layer feeds
/// its own.
/// </summary>
/// <remarks>Figures are exponential means over about the last twenty steps; there is no warning before the tenth. A single odd batch warns of
/// nothing.</remarks>
public sealed class GradientHealth
{
    private const double Memory = 0.95;
    private const int LeastSteps = 10;
    private const double MostZeros = 0.95;
    private const double CollapsedDrift = 0.05;
    private const double GrownDrift = 50;
    private const double DrowningNoise = 10;
    private const double FaintNoise = 1e-3;

    private double _zeros;
    private double _drift;
    private double _noise;
    private double _changed;
    private double _weight;

    /// <summary>Gets the number of steps seen.</summary>
    public long Steps { get; private set; }

    /// <summary>Gets the recent share of rows without gradient; NaN before the first step.</summary>
    public double ZeroGradientShare => _zeros / _weight;

    /// <summary>Gets the recent size of the costs over their first; NaN before the first step.</summary>
    public double CostDrift => _drift / _weight;

    /// <summary>Gets the recent share of decisions that the target step changed; NaN for an estimator without one.</summary>
    public double ChangedDecisionShare => _changed / _weight;

    /// <summary>Gets the warnings of now; empty where all is well.</summary>
    public IReadOnlyList<GradientWarning> Warnings => Steps < LeastSteps ? [] : [.. Find()];

    /// <summary>Takes a step's diagnostics in. A step whose backward pass did not run is passed over.</summary>
    public void Add(GradientDiagnostics diagnostics)
    {
        if (double.IsNaN(diagnostics.ZeroGradientShare))
        {
            return;
        }

        Steps++;
        _weight = (Memory * _weight) + 1;
        _zeros = (Memory * _zeros) + diagnostics.ZeroGradientShare;
        _drift = (Memory * _drift) + (double.IsNaN(diagnostics.CostDrift) ? 1 : diagnostics.CostDrift);
        _noise = (Memory * _noise) + diagnostics.NoiseShare;
        _changed = (Memory * _changed) + diagnostics.ChangedDecisionShare;
    }

    /// <summary>Forgets all steps.</summary>
    public void Reset() => (Steps, _zeros, _drift, _noise, _changed, _weight) = (0, 0, 0, 0, 0, 0);

    /// <summary>The warnings as lines of text, or <c>healthy</c>.</summary>
    public override string ToString() => Warnings is { Count: > 0 } warnings
        ? string.Join(Environment.NewLine, warnings.Select(warning => $"{warning.Symptom}: {warning.Message}"))
        : "healthy";

    private IEnumerable<GradientWarning> Find()
    {
        double noise = _noise / _weight;
        if (ZeroGradientShare > MostZeros)
        {
            yield return new(GradientSymptom.NoGradient, string.Create(CultureInfo.InvariantCulture, $"{ZeroGradientShare:P1} of the rows have no gradient. "
                + $"If the loss is not at its minimum, no step of the estimator changes a decision: raise λ (interpolation; a mean over "
                + $"the batch shrinks it unless UpstreamReduction.Mean is set), raise the noise, or fix the costs' size by NormProjection."));
        }

        if (CostDrift < CollapsedDrift)
        {
            yield return new(GradientSymptom.CostCollapse, string.Create(CultureInfo.InvariantCulture, $"The costs have shrunk to {CostDrift:P1} of their first size; at 0 all "
                + $"solutions cost the same. Use NormProjection or StandardizeProjection, or a margin (NoiseMargin, InformedMargin)."));
        }

        if (CostDrift > GrownDrift)
        {
            yield return new(GradientSymptom.CostGrowth, string.Create(CultureInfo.InvariantCulture, $"The costs have grown to {CostDrift:0} times their first size: λ, noise and "
                + $"margin mean ever less. Use NormProjection or StandardizeProjection, or weight decay."));
        }

        if (noise > DrowningNoise)
        {
            yield return new(GradientSymptom.NoiseDrownsCosts, string.Create(CultureInfo.InvariantCulture, $"The noise is {noise:0.#} times as large as the costs: lower the "
                + $"temperature (σ, τ), or let a projection fix the costs' size."));
        }
        else if (noise < FaintNoise)
        {
            yield return new(GradientSymptom.NoiseWithoutEffect, string.Create(CultureInfo.InvariantCulture, $"The noise is {noise:P2} of the costs and hardly changes a decision: "
                + $"raise the temperature (σ, τ), or let a projection fix the costs' size."));
        }
    }
}
