using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML;

/// <summary>Transforms of text.</summary>
public static class TextCatalog
{
    public static WordTokenizingEstimator TokenizeIntoWords(this TransformsCatalog.TextTransforms catalog,
        string outputColumnName, string? inputColumnName = null, char[]? separators = null) =>
        new((outputColumnName, inputColumnName ?? outputColumnName), separators ?? [' ']);
}
