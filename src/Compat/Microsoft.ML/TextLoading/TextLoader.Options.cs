namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>How a text file is laid out.</summary>
    public class Options
    {
        public bool AllowQuoting;
        public bool AllowSparse;
        public int? InputSize;
        public char[] Separators = ['\t'];
        public char DecimalMarker = '.';
        public Column[]? Columns;
        public bool TrimWhitespace;
        public bool HasHeader;

        /// <summary>Accepted for compatibility: reading is sequential, which keeps the rows' order and needs no threads.</summary>
        public bool UseThreads = true;

        public bool ReadMultilines;
        public string? HeaderFile;
        public long? MaxRows;
        public char EscapeChar = '"';
        public bool MissingRealsAsNaNs;

        internal Options Copy() => (Options)MemberwiseClone();
    }
}
