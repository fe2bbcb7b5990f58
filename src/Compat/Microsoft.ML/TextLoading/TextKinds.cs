namespace Microsoft.ML.Data;

/// <summary>The short names of data kinds in the options that a text file can carry.</summary>
internal static class TextKinds
{
    private static readonly Dictionary<DataKind, string> Names = new()
    {
        [DataKind.SByte] = "I1",
        [DataKind.Byte] = "U1",
        [DataKind.Int16] = "I2",
        [DataKind.UInt16] = "U2",
        [DataKind.Int32] = "I4",
        [DataKind.UInt32] = "U4",
        [DataKind.Int64] = "I8",
        [DataKind.UInt64] = "U8",
        [DataKind.Single] = "R4",
        [DataKind.Double] = "R8",
        [DataKind.String] = "TX",
        [DataKind.Boolean] = "BL",
        [DataKind.TimeSpan] = "TS",
        [DataKind.DateTime] = "DT",
        [DataKind.DateTimeOffset] = "DZ",
    };

    private static readonly Dictionary<char, string> Separators = new()
    {
        ['\t'] = "tab",
        [' '] = "space",
        [','] = "comma",
        [';'] = "semicolon",
        ['|'] = "bar",
    };

    public static string NameOf(DataKind kind) => Names[kind];

    public static DataKind? KindOf(string name)
    {
        foreach (var (kind, kindName) in Names)
        {
            if (kindName == name || kind.ToString() == name)
                return kind;
        }
        return null;
    }

    public static string NameOf(char separator) => Separators.GetValueOrDefault(separator, separator.ToString());

    public static char? SeparatorOf(string name)
    {
        foreach (var (separator, separatorName) in Separators)
        {
            if (separatorName == name)
                return separator;
        }
        return name.Length == 1 ? name[0] : null;
    }
}
