using System.ComponentModel;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>The constant that looks a payload up. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredKey
{
    /// <summary>The column's name in saved models.</summary>
    internal const string ColumnName = "Combinatorial:Key";

    /// <summary>The one key of the table.</summary>
    internal const int Value = 1;

    /// <summary>Gets or sets the key.</summary>
    [ColumnName(ColumnName)]
    public int Key { get; set; }
}

/// <summary>A row of which nothing is read. Part of saved models; not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredKeyInput
{
}

/// <summary>Finds the mapping again when a saved model is loaded. Not for use by programs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CustomMappingFactoryAttribute(ContractName)]
public sealed class StoredKeyFactory : CustomMappingFactory<StoredKeyInput, StoredKey>
{
    /// <summary>Stands in saved models: never changes.</summary>
    internal const string ContractName = "Microsoft.ML.Combinatorial.Key.v1";

    /// <inheritdoc/>
    public override Action<StoredKeyInput, StoredKey> GetMapping() => (_, output) => output.Key = StoredKey.Value;
}
