namespace Microsoft.ML.Combinatorial.Training;

/// <summary>What a registration is trained for.</summary>
public sealed record RegistrationLossOptions
{
    /// <summary>Gets how the rotation is compared; <see cref="RotationLoss.Chordal"/> by default.</summary>
    public RotationLoss Rotation { get; init; } = RotationLoss.Chordal;

    /// <summary>Gets the weight of the loss at the fitted transformation, 0 or more, default 1. 0: the fit is not differentiated, and the network is
    /// trained as a classifier.</summary>
    public double TransformationWeight { get; init; } = 1;

    /// <summary>Gets the weight of the squared distance of the translations, in units of the source's root mean square radius, relative to
    /// that of the rotation, 0 or more, default 1. For a similarity the squared difference of the scales' logarithms weighs as much.</summary>
    public double TranslationWeight { get; init; } = 1;

    /// <summary>Gets the weight of the cross entropy between the predicted weights and the pairs that the true transformation brings together,
    /// 0 or more, default 0.5. 0: nothing but the fitted transformation counts.</summary>
    public double InlierWeight { get; init; } = 0.5;

    /// <summary>Gets the distance up to which a pair counts as brought together, relative to the source's root mean square radius, above 0,
    /// default 0.05. About three times the noise is right.</summary>
    public double InlierThreshold { get; init; } = 0.05;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Rotation))
        {
            throw new ArgumentOutOfRangeException(nameof(Rotation), Rotation, "Rotation must be Chordal or Geodesic.");
        }

        Check(TransformationWeight, 0, nameof(TransformationWeight));
        Check(TranslationWeight, 0, nameof(TranslationWeight));
        Check(InlierWeight, 0, nameof(InlierWeight));
        Check(InlierThreshold, double.Epsilon, nameof(InlierThreshold));
        if (TransformationWeight == 0 && InlierWeight == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(InlierWeight), 0.0, "InlierWeight and TransformationWeight must not both be 0.");
        }
    }

    private static void Check(double value, double least, string name)
    {
        if (!(value >= least && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and {(least > 0 ? "above 0" : "not negative")}.");
        }
    }
}
