using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The columns that relative pose adds, and how a prediction is written into them.</summary>
internal static class RelativePoseOutputs
{
    public const int PoseLength = 12;
    public const int EssentialLength = 9;

    public static IReadOnlyList<OutputColumn<PosePrediction>> Create(RelativePoseColumns columns)
    {
        IReadOnlyList<string> names = columns.Outputs();
        return
        [
            Column(names[0], PoseLength, prediction => prediction.Pose),
            Column(names[1], EssentialLength, prediction => prediction.Essential),
            Column(names[2], 0, prediction => prediction.Weights),
            Column(names[3], 0, prediction => prediction.Inliers),
        ];
    }

    // Size 0: it differs from row to row.
    private static OutputColumn<PosePrediction, VBuffer<float>> Column(string name, int size, Func<PosePrediction, float[]> values) =>
        new(name, new VectorDataViewType(NumberDataViewType.Single, size), (PosePrediction prediction, ref VBuffer<float> value) =>
        {
            ReadOnlySpan<float> from = values(prediction);
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, from.Length);
            from.CopyTo(editor.Values);
            value = editor.Commit();
        });
}
