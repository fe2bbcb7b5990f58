namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Makes integer programs for assortments: choose the products to offer under a limit of space and, if asked for, of products of each
/// category. Without categories this is the 0/1 knapsack problem.
/// </summary>
public static class Assortment
{
    /// <summary>Makes the program: <c>min Σ costs[p] · x[p]</c> with <c>Σ space[p] · x[p] ≤ capacity</c>, x binary.</summary>
    /// <remarks>Slots: one for each product, in order; 1 where it is offered. The cost of a product is its negative predicted gain: products of
    /// positive cost are never offered unless a category asks for them.</remarks>
    /// <param name="space">The space that each product takes, finite and not negative; at least one product.</param>
    /// <param name="capacity">The space that there is, finite and not negative.</param>
    /// <param name="categories">Limits for groups of products; null, the default, for none.</param>
    /// <exception cref="ArgumentException">A number is not finite or negative, or a category names no product that is there.</exception>
    public static IntegerProgram Create(
        IReadOnlyList<double> space, double capacity, IReadOnlyList<AssortmentCategory>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(space.Count, 1, nameof(space));
        CheckSpace(capacity, nameof(capacity));
        var model = new IntegerProgramBuilder("assortment");
        LinearExpression[] offered = model.AddBinaries(space.Count, "product");
        var taken = new LinearExpression[space.Count];
        for (int product = 0; product < taken.Length; product++)
        {
            CheckSpace(space[product], $"{nameof(space)}[{product}]");
            taken[product] = space[product] * offered[product];
        }

        LinearExpression total = LinearExpression.Sum(taken);
        if (!total.Variables.IsEmpty)
        {
            model.Add(total <= capacity);
        }

        foreach (AssortmentCategory category in categories ?? [])
        {
            model.Add(LinearExpression.Sum(Members(category, offered)).Between(category.Least, category.Most));
        }

        model.AddSlots(offered);
        return model.Build();
    }

    private static IEnumerable<LinearExpression> Members(AssortmentCategory category, LinearExpression[] offered)
    {
        ArgumentNullException.ThrowIfNull(category);
        foreach (int product in category.Products.Distinct())
        {
            if ((uint)product >= (uint)offered.Length)
            {
                throw new ArgumentException($"A category names the product {product}; it must be one of 0 … {offered.Length - 1}.", nameof(category));
            }

            yield return offered[product];
        }
    }

    private static void CheckSpace(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentException($"{name} is {value}; it must be finite and not negative.", name);
        }
    }
}
