using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>Rows that make no registration task: each tells its number, its column and what is wrong.</summary>
[TestClass]
public sealed class PointRegistrationDataTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void NoRows() => Assert.AreEqual(
        "Training set has 0 instances, aborting training.",
        Assert.ThrowsExactly<InvalidOperationException>(() => Fit([])).Message);

    [TestMethod]
    public void NaNPoint()
    {
        AssertRefused(row => row.Source[7] = float.NaN, "row 2, column 'Source': source point 2: y is NaN; it must be finite.");
        AssertRefused(row => row.Target[0] = float.NegativeInfinity, "row 2, column 'Target': target point 0: x is -Infinity; it must be finite.");
    }

    [TestMethod]
    public void ValuesThatAreNoPoints() => AssertRefused(
        row => row.Source = [1, 2, 3, 4],
        "row 2, column 'Source': source points hold 4 values; they must hold x, y and z of each point.");

    [TestMethod]
    public void OtherNumbersOfPoints() => AssertRefused(
        row => row.Target = [1, 2, 3],
        row => $"row 2, column 'Target': target points: there are 1; there must be as many as source points, {row.Source.Length / 3}.");

    [TestMethod]
    public void Labels()
    {
        AssertRefused(
            row => row.Label = [1, 0, 0],
            "row 2, column 'Label': the label holds 3 values; it must hold 12: the rotation row by row, the translation.");
        AssertRefused(row => row.Label[4] = float.NaN, "row 2, column 'Label': the label's value 4 is NaN; it must be finite.");
        const string noRotation =
            "row 2, column 'Label': the label's first nine values are no rotation: rows of length 1 at right angles, of determinant 1.";
        AssertRefused(row => row.Label[0] += 0.1f, noRotation);
        AssertRefused(row => row.Label = [-1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], noRotation);
    }

    [TestMethod]
    public void LabelsOfOtherKinds()
    {
        RegistrationRow[] rigid = RegistrationRows.Create(4, 1);
        var rotation = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rigid, RegistrationKind.Rotation));
        StringAssert.Contains(rotation.Message, "the label has a translation; a pure rotation has none");
        var similarity = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rigid, RegistrationKind.Similarity));
        StringAssert.Contains(similarity.Message, "it must hold 13: the rotation row by row, the translation, the scale.");
        RegistrationRow[] negative = RegistrationRows.Create(4, 1, RegistrationKind.Similarity);
        negative[3].Label[12] = -2;
        var scale = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(negative, RegistrationKind.Similarity));
        Assert.AreEqual("row 3, column 'Label': the label's scale is -2; it must be above 0.", scale.Message);
    }

    [TestMethod]
    public void ABadRow_FailsWhenItsTurnComes_InScoring()
    {
        RegistrationRow[] rows = RegistrationRows.Create(4, 3);
        rows[2].Source[1] = float.NaN;
        IDataView scored = RegistrationRows.Model.Transform(_ml.Data.LoadFromEnumerable(rows));
        using DataViewRowCursor cursor = scored.GetRowCursor(scored.Schema);
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsTrue(cursor.MoveNext());
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
        Assert.AreEqual("row 2, column 'Source': source point 0: y is NaN; it must be finite.", error.Message);
    }

    private void AssertRefused(Action<RegistrationRow> spoil, string message) => AssertRefused(spoil, _ => message);

    private void AssertRefused(Action<RegistrationRow> spoil, Func<RegistrationRow, string> message)
    {
        RegistrationRow[] rows = RegistrationRows.Create(4, 1);
        spoil(rows[2]);
        Assert.AreEqual(message(rows[2]), Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rows)).Message);
    }

    private void Fit(RegistrationRow[] rows, RegistrationKind kind = RegistrationKind.Rigid) =>
        _ml.Transforms.PointRegistration(RegistrationRows.SmallOptions(kind)).Fit(_ml.Data.LoadFromEnumerable(rows)).Dispose();
}
