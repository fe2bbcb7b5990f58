using System.Buffers;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Text;

[assembly: ModelLoader<WordTokenizingTransformer>("WordTokenizing")]

namespace Microsoft.ML.Transforms.Text;

/// <summary>Cuts text into words.</summary>
public sealed class WordTokenizingEstimator : TrivialEstimator<WordTokenizingTransformer>
{
    private readonly (string Output, string Input) _column;

    internal WordTokenizingEstimator((string Output, string Input) column, char[] separators)
        : base(new WordTokenizingTransformer([column], separators)) => _column = column;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var input = Check.NotNull(inputSchema, nameof(inputSchema)).Find("input", _column.Input);
        if (input.ItemType is not TextDataViewType)
            throw SchemaErrors.Mismatch("input", input.Name, WordTokenizingTransformer.Expected, input.GetTypeString());
        return inputSchema.With(new SchemaShape.Column(
            _column.Output, SchemaShape.Column.VectorKind.VariableVector, TextDataViewType.Instance, false));
    }
}

/// <summary>
/// The words between the separators, without the space around them and without empty ones; those of a vector's slots
/// follow one another.
/// </summary>
public sealed class WordTokenizingTransformer : OneToOneTransformerBase, IModelLoader
{
    internal const string Expected = "String or Vector of String";

    private readonly char[] _separators;
    private readonly SearchValues<char> _isSeparator;

    internal WordTokenizingTransformer((string Output, string Input)[] columns, char[] separators)
        : base(ColumnNames.Checked(columns))
    {
        _separators = Check.NonEmpty(separators, nameof(separators));
        _isSeparator = SearchValues.Create(separators);
    }

    private protected override string LoaderName => "WordTokenizing";

    static ICanSaveModel IModelLoader.Load(IHostEnvironment env, ModelReader reader) =>
        new WordTokenizingTransformer(LoadColumns(reader), reader.Binary.ReadString().ToCharArray());

    private protected override void SaveModel(ModelWriter writer)
    {
        SaveColumns(writer);
        writer.Binary.Write(new string(_separators));
    }

    private protected override ColumnMap BindColumn(DataViewSchema.Column input, int index)
    {
        if (input.Type.ItemType() is not TextDataViewType)
            throw SchemaErrors.Mismatch("input", input.Name, Expected, input.Type.ToString()!);
        return new(new VectorDataViewType(TextDataViewType.Instance), null, row => CreateGetter(row, input));
    }

    private Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input)
    {
        var words = new List<ReadOnlyMemory<char>>();
        if (input.Type is not VectorDataViewType)
        {
            var source = row.GetGetter<ReadOnlyMemory<char>>(input);
            ReadOnlyMemory<char> text = default;
            return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> result) =>
            {
                source(ref text);
                words.Clear();
                AddWords(text, words);
                Commit(words, ref result);
            });
        }

        var vectorSource = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(input);
        VBuffer<ReadOnlyMemory<char>> texts = default;
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> result) =>
        {
            vectorSource(ref texts);
            words.Clear();
            foreach (var text in texts.GetValues())
                AddWords(text, words);
            Commit(words, ref result);
        });
    }

    private void AddWords(ReadOnlyMemory<char> text, List<ReadOnlyMemory<char>> words)
    {
        while (!text.IsEmpty)
        {
            int end = text.Span.IndexOfAny(_isSeparator);
            if (end < 0)
                end = text.Length;
            var word = text[..end].Trim();
            if (!word.IsEmpty)
                words.Add(word);
            text = end < text.Length ? text[(end + 1)..] : default;
        }
    }

    private static void Commit(List<ReadOnlyMemory<char>> words, ref VBuffer<ReadOnlyMemory<char>> result)
    {
        var editor = VBufferEditor.Create(ref result, words.Count);
        for (int i = 0; i < words.Count; i++)
            editor.Values[i] = words[i];
        result = editor.Commit();
    }
}
