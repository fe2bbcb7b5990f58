namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Makes integer programs for set cover: choose sets of least total cost so that every element lies in enough of them.</summary>
public static class SetCover
{
    /// <summary>Makes the program: <c>min Σ costs[s] · x[s]</c> with <c>Σ (s holds e) x[s] ≥ demand[e]</c>, x binary.</summary>
    /// <remarks>Slots: one for each set, in order; 1 where the set is chosen. A set of negative cost is always chosen.</remarks>
    /// <param name="elementCount">Number of elements, at least 1.</param>
    /// <param name="sets">The elements of each set, 0 … elementCount − 1; an element that stands twice counts once.</param>
    /// <param name="demand">In how many chosen sets each element must lie (multi-cover), not negative; null, the default, for one.</param>
    /// <exception cref="ArgumentException">A set names no element that is there, the demand's length is wrong, or more sets are asked for than
    /// hold an element.</exception>
    public static IntegerProgram Create(int elementCount, IReadOnlyList<IReadOnlyList<int>> sets, IReadOnlyList<int>? demand = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elementCount, 1);
        ArgumentNullException.ThrowIfNull(sets);
        if (demand is not null && demand.Count != elementCount)
        {
            throw new ArgumentException($"demand must have {elementCount} entries, one for each element; it has {demand.Count}.", nameof(demand));
        }

        var model = new IntegerProgramBuilder("set cover");
        LinearExpression[] chosen = model.AddBinaries(sets.Count, "set");
        var holders = new List<LinearExpression>[elementCount];
        for (int element = 0; element < elementCount; element++)
        {
            holders[element] = [];
        }

        for (int set = 0; set < sets.Count; set++)
        {
            foreach (int element in sets[set].Distinct())
            {
                if ((uint)element >= (uint)elementCount)
                {
                    throw new ArgumentException($"Set {set} names the element {element}; it must be one of 0 … {elementCount - 1}.", nameof(sets));
                }

                holders[element].Add(chosen[set]);
            }
        }

        for (int element = 0; element < elementCount; element++)
        {
            int asked = demand?[element] ?? 1;
            if (asked > holders[element].Count)
            {
                throw new ArgumentException(
                    $"Element {element} must lie in {asked} chosen sets, but lies in {holders[element].Count} sets.", nameof(sets));
            }

            if (asked > 0)
            {
                model.Add(LinearExpression.Sum(holders[element]) >= asked);
            }
        }

        model.AddSlots(chosen);
        return model.Build();
    }
}
