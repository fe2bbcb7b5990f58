using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Reading and writing text files.</summary>
public static class TextLoaderSaverCatalog
{
    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Column[] columns,
        char separatorChar = '\t', bool hasHeader = false, IMultiStreamSource? dataSample = null,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        var options = Options(separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse);
        options.Columns = columns;
        return CreateTextLoader(catalog, options, dataSample);
    }

    public static TextLoader CreateTextLoader(this DataOperationsCatalog catalog, TextLoader.Options options,
        IMultiStreamSource? dataSample = null) =>
        new(catalog.Environment, Check.NotNull(options, nameof(options)), dataSample);

    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog,
        char separatorChar = '\t', bool hasHeader = false, IMultiStreamSource? dataSample = null,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false) =>
        CreateTextLoader<TInput>(
            catalog, Options(separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader<TInput>(this DataOperationsCatalog catalog, TextLoader.Options options,
        IMultiStreamSource? dataSample = null)
    {
        options = Check.NotNull(options, nameof(options)).Copy();
        options.Columns = TypedTextColumns.Of<TInput>();
        return CreateTextLoader(catalog, options, dataSample);
    }

    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Column[] columns,
        char separatorChar = '\t', bool hasHeader = false,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        var source = Source(path);
        return CreateTextLoader(catalog, columns, separatorChar, hasHeader, dataSample: null,
            allowQuoting, trimWhitespace, allowSparse).Load(source);
    }

    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path,
        char separatorChar = '\t', bool hasHeader = false,
        bool allowQuoting = false, bool trimWhitespace = false, bool allowSparse = false)
    {
        var source = Source(path);
        return CreateTextLoader<TInput>(catalog, separatorChar, hasHeader, dataSample: null,
            allowQuoting, trimWhitespace, allowSparse).Load(source);
    }

    public static IDataView LoadFromTextFile(this DataOperationsCatalog catalog, string path, TextLoader.Options? options = null)
    {
        var source = Source(path);
        return CreateTextLoader(catalog, options ?? new TextLoader.Options(), source).Load(source);
    }

    public static IDataView LoadFromTextFile<TInput>(this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        var source = Source(path);
        return CreateTextLoader<TInput>(catalog, options, source).Load(source);
    }

    public static void SaveAsText(this DataOperationsCatalog catalog, IDataView data, Stream stream,
        char separatorChar = '\t', bool headerRow = true, bool schema = true, bool keepHidden = false, bool forceDense = false)
    {
        Check.NotNull(data, nameof(data));
        Check.NotNull(stream, nameof(stream));
        new TextSaver(separatorChar, headerRow, schema, keepHidden, forceDense).Save(data, stream);
    }

    private static TextLoader.Options Options(
        char separatorChar, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse) => new()
        {
            Separators = [separatorChar],
            HasHeader = hasHeader,
            AllowQuoting = allowQuoting,
            TrimWhitespace = trimWhitespace,
            AllowSparse = allowSparse,
        };

    private static MultiFileSource Source(string path)
    {
        Check.NonEmpty(path, nameof(path));
        bool isPattern = Path.GetFileName(path).AsSpan().IndexOfAny('*', '?') >= 0;
        Check.Param(isPattern || File.Exists(path), nameof(path), $"File or directory does not exist at path: {path}");
        return new MultiFileSource(path);
    }
}
