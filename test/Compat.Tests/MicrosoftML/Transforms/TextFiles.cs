using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Transforms;

/// <summary>Text as a source of a loader, without a file.</summary>
internal sealed class TextSource(params string[] files) : IMultiStreamSource
{
    public int Opened { get; private set; }

    public int Count => files.Length;

    public string? GetPathOrNull(int index) => null;

    public Stream Open(int index)
    {
        Opened++;
        return new MemoryStream(Encoding.UTF8.GetBytes(files[index]));
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}

internal static class TextFiles
{
    public static IDataView Load(this MLContext ml, TextLoader.Options options, params string[] files) =>
        ml.Data.CreateTextLoader(options).Load(new TextSource(files));

    public static TextLoader.Options Comma(params TextLoader.Column[] columns) =>
        new() { Separators = [','], Columns = columns };

    public static string[] TextColumn(this IDataView view, string name) => [.. view.GetColumn<string>(name)];
}
