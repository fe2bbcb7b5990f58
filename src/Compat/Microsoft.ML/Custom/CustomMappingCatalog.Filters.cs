using Microsoft.ML.Data;

namespace Microsoft.ML;

public static partial class CustomMappingCatalog
{
    /// <summary>Leaves out the rows for which the predicate is true.</summary>
    public static IDataView FilterByCustomPredicate<TSrc>(
        this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> excludeFunc)
        where TSrc : class, new()
    {
        Check.NotNull(input, nameof(input));
        Check.NotNull(excludeFunc, nameof(excludeFunc));
        return Filter<TSrc>(input, () => excludeFunc, keepsOrder: false);
    }

    /// <summary>Leaves out the rows for which the predicate is true; every cursor has a state of its own.</summary>
    public static IDataView FilterByStatefulCustomPredicate<TSrc, TState>(
        this DataOperationsCatalog catalog, IDataView input, Func<TSrc, TState, bool> excludeFunc, Action<TState> stateInitAction)
        where TSrc : class, new()
        where TState : class, new()
    {
        Check.NotNull(input, nameof(input));
        Check.NotNull(excludeFunc, nameof(excludeFunc));
        Check.NotNull(stateInitAction, nameof(stateInitAction));
        return Filter<TSrc>(input, () =>
        {
            var state = new TState();
            stateInitAction(state);
            return row => excludeFunc(row, state);
        }, keepsOrder: true);
    }

    private static FilterView Filter<TSrc>(IDataView input, Func<Func<TSrc, bool>> open, bool keepsOrder)
        where TSrc : class, new()
    {
        var filler = new RowFiller<TSrc>(input.Schema, null, ignoreMissingColumns: false);
        return new(input, [.. filler.Columns], row =>
        {
            var fill = filler.Open(row);
            var source = new TSrc();
            var exclude = open();
            return () =>
            {
                fill(source);
                return !exclude(source);
            };
        }, keepsOrder);
    }
}
