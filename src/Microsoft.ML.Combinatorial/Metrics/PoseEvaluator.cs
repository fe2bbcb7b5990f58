using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>Pose errors over a view.</summary>
internal static class PoseEvaluator
{
    private const int PoseLength = 12;

    /// <summary>Reads all rows once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's value is no pose; the message names the row and the column.</exception>
    public static PoseMetrics Evaluate(IDataView data, string labelColumnName, string poseColumnName)
    {
        DataViewSchema.Column label = InputColumn.Numbers(labelColumnName, "label").Find(data.Schema);
        DataViewSchema.Column pose = InputColumn.Numbers(poseColumnName, "pose").Find(data.Schema);
        List<double> rotation = [], translation = [];
        using DataViewRowCursor cursor = data.GetRowCursor([label, pose]);
        var labelReader = new NumbersReader(cursor, label);
        var poseReader = new NumbersReader(cursor, pose);
        Span<double> truth = stackalloc double[PoseLength], found = stackalloc double[PoseLength];
        while (cursor.MoveNext())
        {
            Read(labelReader, truth, cursor.Position, labelColumnName);
            Read(poseReader, found, cursor.Position, poseColumnName);
            rotation.Add(PoseError.RotationDegrees(truth, found));
            translation.Add(PoseError.TranslationDegrees(truth[9..], found[9..]));
        }

        return new PoseMetrics(rotation, translation);
    }

    private static void Read(NumbersReader reader, Span<double> pose, long row, string column)
    {
        ReadOnlySpan<float> values = reader.Read();
        if (values.Length != PoseLength)
        {
            throw RowError.At(row, column, new FormatException(
                $"the pose holds {values.Length} values; it must hold 12: the rotation row by row, then the translation."));
        }

        for (int i = 0; i < PoseLength; i++)
        {
            pose[i] = float.IsFinite(values[i])
                ? values[i]
                : throw RowError.At(row, column, new FormatException(
                    FormattableString.Invariant($"value {i} of the pose is {values[i]}; it must be finite.")));
        }
    }
}
