namespace Microsoft.ML.Data;

internal static class RowExtensions
{
    /// <summary>The getter of a column whose type is known at run time only.</summary>
    public static Delegate GetGetterDelegate(this DataViewRow row, DataViewSchema.Column column) =>
        GenericDispatch.Call(column.Type.RawType, new GetterOf(row, column));

    /// <summary>Asserts the type of a getter that was made for another one.</summary>
    public static ValueGetter<T> As<T>(this Delegate getter, DataViewType type) =>
        getter as ValueGetter<T> ?? throw SchemaErrors.WrongValueType(typeof(T), type.RawType);

    /// <summary>A cursor over all visible columns.</summary>
    public static DataViewRowCursor GetRowCursorForAllColumns(this IDataView view) =>
        view.GetRowCursor(view.Schema.Where(c => !c.IsHidden));

    private sealed class GetterOf(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>() => row.GetGetter<T>(column);
    }
}
