using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>The columns that point registration adds, and how a prediction is written into them.</summary>
internal static class PointRegistrationOutputs
{
    public static IReadOnlyList<OutputColumn<RegistrationPrediction>> Create(PointRegistrationColumns columns, RegistrationKind kind)
    {
        IReadOnlyList<string> names = columns.Outputs();
        var numbers = new VectorDataViewType(NumberDataViewType.Single);
        return
        [
            new OutputColumn<RegistrationPrediction, VBuffer<float>>(
                names[0],
                numbers,
                (RegistrationPrediction prediction, ref VBuffer<float> value) => Write(Transformation(prediction, kind), ref value)),
            new OutputColumn<RegistrationPrediction, VBuffer<float>>(
                names[1], numbers, (RegistrationPrediction prediction, ref VBuffer<float> value) => Write(prediction.Weights, ref value)),
            new OutputColumn<RegistrationPrediction, float>(
                names[2],
                NumberDataViewType.Single,
                (RegistrationPrediction prediction, ref float value) => value = (float)prediction.Residual),
            new OutputColumn<RegistrationPrediction, bool>(
                names[3],
                BooleanDataViewType.Instance,
                (RegistrationPrediction prediction, ref bool value) => value = prediction.IsDegenerate),
        ];
    }

    /// <summary>What the column holds: 12 values, or 13 where there is a scale.</summary>
    public static float[] Transformation(RegistrationPrediction prediction, RegistrationKind kind) =>
        [.. prediction.Transformation.Take(kind == RegistrationKind.Similarity ? 13 : 12).Select(value => (float)value)];

    private static void Write(ReadOnlySpan<float> from, ref VBuffer<float> to)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref to, from.Length);
        from.CopyTo(editor.Values);
        to = editor.Commit();
    }
}
