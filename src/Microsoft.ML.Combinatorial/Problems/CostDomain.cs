namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>The costs that a problem accepts. Values outside the domain are refused with the row, the slot and the value.</summary>
public enum CostDomain
{
    /// <summary>Any finite number; NaN and infinities are refused.</summary>
    Finite,

    /// <summary>Zero or any positive finite number.</summary>
    NonNegative,
}
