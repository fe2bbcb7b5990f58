using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: ModelLoader<TextLoader>("TextLoader")]

namespace Microsoft.ML.Data;

/// <summary>Reads delimited text, row by row as a cursor moves on.</summary>
public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>, IModelLoader
{
    private readonly LineParser _parser;

    internal TextLoader(IHostEnvironment env, Options options, IMultiStreamSource? dataSample)
        : this(new LineParser(env.Register(nameof(TextLoader)), options, dataSample)) { }

    private TextLoader(LineParser parser) => _parser = parser;

    public DataViewSchema GetOutputSchema() => _parser.Schema;

    public IDataView Load(IMultiStreamSource source) => new TextLoaderView(_parser, Check.NotNull(source, nameof(source)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin(nameof(TextLoader));
        TextLoaderCodec.Write(writer.Binary, _parser);
    }

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new TextLoader(TextLoaderCodec.Read(reader.Binary, env.Register(nameof(TextLoader))));
}
