namespace Microsoft.ML.Data;

/// <summary>Gives a member of a custom type its column type.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    protected DataViewTypeAttribute()
    {
    }

    /// <summary>Registers the column type, the .NET type and this attribute with <see cref="DataViewTypeManager"/>.</summary>
    public abstract void Register();

    public abstract bool Equals(DataViewTypeAttribute? other);
}
