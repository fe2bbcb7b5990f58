using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The columns that graph matching adds, and how a prediction is written into them.</summary>
internal static class GraphMatchingOutputs
{
    public static IReadOnlyList<OutputColumn<MatchingPrediction>> Create(GraphMatchingColumns columns)
    {
        IReadOnlyList<string> names = columns.Outputs();
        return
        [
            new OutputColumn<MatchingPrediction, VBuffer<int>>(names[0], new VectorDataViewType(NumberDataViewType.Int32), WriteMatch),
            new OutputColumn<MatchingPrediction, VBuffer<float>>(names[1], new VectorDataViewType(NumberDataViewType.Single), WriteAssignment),
            new OutputColumn<MatchingPrediction, float>(names[2], NumberDataViewType.Single, WriteObjective),
        ];
    }

    public static void WriteMatch(MatchingPrediction prediction, ref VBuffer<int> value) => Write(prediction.Match, ref value);

    public static void WriteAssignment(MatchingPrediction prediction, ref VBuffer<float> value) => Write(prediction.Assignment, ref value);

    public static void WriteObjective(MatchingPrediction prediction, ref float value) => value = (float)prediction.Objective;

    private static void Write<T>(ReadOnlySpan<T> from, ref VBuffer<T> to)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref to, from.Length);
        from.CopyTo(editor.Values);
        to = editor.Commit();
    }
}
