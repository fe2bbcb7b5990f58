namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>A symptom, with what was measured and what to try.</summary>
/// <param name="Symptom">What seems wrong.</param>
/// <param name="Message">The measured figure and advice, in a sentence or two.</param>
public sealed record GradientWarning(GradientSymptom Symptom, string Message);
