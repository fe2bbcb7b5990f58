namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A group of products of which at least and at most so many are offered.</summary>
/// <param name="Products">The products, by index.</param>
/// <param name="Least">The least number that is offered.</param>
/// <param name="Most">The greatest number that is offered, at least <paramref name="Least"/>.</param>
public sealed record AssortmentCategory(IReadOnlyList<int> Products, int Least, int Most);
