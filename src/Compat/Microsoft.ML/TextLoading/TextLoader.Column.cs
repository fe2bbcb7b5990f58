namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>One column of the data view and the source columns that it is read from.</summary>
    public sealed class Column
    {
        public string Name = null!;
        public Range[] Source = null!;
        public KeyCount? KeyCount;

        public Column() { }

        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)]) { }

        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)]) { }

        public Column(string name, DataKind dataKind, Range[] source, KeyCount? keyCount = null)
        {
            ArgumentNullException.ThrowIfNull(name);
            ArgumentNullException.ThrowIfNull(source);
            Name = name;
            DataKind = dataKind;
            Source = source;
            KeyCount = keyCount;
        }

        public DataKind DataKind { get; set; } = DataKind.Single;
    }
}
