namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a quotient becomes a whole number.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    private static string? Name(RoundingMode mode) => mode switch
    {
        RoundingMode.None => null,
        RoundingMode.trunc => "trunc",
        RoundingMode.floor => "floor",
        _ => throw new ArgumentException($"rounding_mode is {mode}; it must be None, trunc or floor."),
    };

    private static long[]? Dimensions(int? dim) => dim is { } one ? [one] : null;

    private static Tensor As(Tensor tensor, ScalarType? type) => type is { } wanted ? tensor.to_type(wanted, disposeAfter: true) : tensor;

    private static (Tensor, Tensor) As((Tensor First, Tensor Second) tensors, ScalarType? type) =>
        (As(tensors.First, type), As(tensors.Second, type));
}

/// <summary>How distances are computed by cdist.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}
