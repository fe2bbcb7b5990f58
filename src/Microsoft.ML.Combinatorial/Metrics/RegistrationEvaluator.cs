using System.Globalization;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Metrics;

/// <summary>Registration errors over a view.</summary>
internal static class RegistrationEvaluator
{
    private const int RigidLength = 12;

    /// <summary>Reads all rows once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="InvalidOperationException">A row's value is no transformation; the message names the row and the column.</exception>
    public static RegistrationMetrics Evaluate(IDataView data, string labelColumnName, string transformationColumnName)
    {
        DataViewSchema.Column label = InputColumn.Numbers(labelColumnName, "label").Find(data.Schema);
        DataViewSchema.Column found = InputColumn.Numbers(transformationColumnName, "transformation").Find(data.Schema);
        List<double> rotations = [], translations = [], scales = [];
        using DataViewRowCursor cursor = data.GetRowCursor([label, found]);
        var labelReader = new NumbersReader(cursor, label);
        var foundReader = new NumbersReader(cursor, found);
        while (cursor.MoveNext())
        {
            double[] truth = Read(labelReader, cursor.Position, labelColumnName);
            double[] predicted = Read(foundReader, cursor.Position, transformationColumnName);
            rotations.Add(RegistrationError.RotationDegrees(truth, predicted));
            translations.Add(RegistrationError.Translation(truth, predicted));
            scales.Add(Math.Max(truth[RigidLength] / predicted[RigidLength], predicted[RigidLength] / truth[RigidLength]) - 1);
        }

        return new RegistrationMetrics(rotations, translations, scales);
    }

    private static double[] Read(NumbersReader reader, long row, string column)
    {
        ReadOnlySpan<float> values = reader.Read();
        if (values.Length is not (RigidLength or RigidLength + 1))
        {
            throw RowError.At(row, column, new FormatException(
                $"the transformation holds {values.Length} values; it must hold 12: the rotation row by row, then the translation; or 13, the scale last."));
        }

        var transformation = new double[RigidLength + 1];
        transformation[RigidLength] = 1;
        for (int i = 0; i < values.Length; i++)
        {
            transformation[i] = float.IsFinite(values[i]) && (i < RigidLength || values[i] > 0)
                ? values[i]
                : throw RowError.At(row, column, new FormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"value {i} of the transformation is {values[i]}; it must be finite{(i < RigidLength ? "" : " and above 0")}.")));
        }

        return transformation;
    }
}
