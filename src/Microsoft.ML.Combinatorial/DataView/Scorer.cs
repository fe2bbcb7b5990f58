namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>What scoring needs of a transform: how to read an example, how to predict a batch of them, and which columns come of
/// it.</summary>
/// <param name="Inputs">Makes an example from a row.</param>
/// <param name="Outputs">The added columns.</param>
/// <param name="Predict">One prediction for each example, in order; callable from any thread.</param>
internal sealed record Scorer<TExample, TPrediction>(
    IExampleColumns<TExample> Inputs,
    IReadOnlyList<OutputColumn<TPrediction>> Outputs,
    Func<IReadOnlyList<TExample>, TPrediction[]> Predict);
