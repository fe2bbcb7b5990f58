using Microsoft.ML.Combinatorial.Persistence;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

[TestClass]
public sealed class ModelPayloadTests
{
    private static readonly SafetensorsTensor[] Weights = [new("layer.weight", "F32", [2], new byte[] { 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0 })];

    [TestMethod]
    public void RoundTrip()
    {
        string text = ModelPayload.Encode(new Manifest { Note = "ß \" ∞", Value = double.NaN }, Weights);

        (Manifest manifest, IReadOnlyList<SafetensorsTensor> weights) = ModelPayload.Decode<Manifest>(text, "Sorting");

        Assert.AreEqual("ß \" ∞", manifest.Note);
        Assert.AreEqual(double.NaN, manifest.Value);
        Assert.AreEqual(ModelPayload.FormatVersion, manifest.FormatVersion);
        Assert.AreEqual("layer.weight", weights.Single().Name);
        CollectionAssert.AreEqual(Weights[0].Data.ToArray(), weights[0].Data.ToArray());
    }

    [TestMethod]
    public void Text_IsASafetensorsFileWithTheManifestInItsMetadata()
    {
        SafetensorsFile file = SafetensorsFile.Parse(Convert.FromBase64String(ModelPayload.Encode(new Manifest { Note = "n" }, Weights)));

        StringAssert.StartsWith(file.Metadata["manifest"], "{");
        StringAssert.Contains(file.Metadata["manifest"], "\"problem\":\"Sorting\"");
        StringAssert.Contains(file.Metadata["manifest"], "\"formatVersion\":1");
        Assert.AreEqual(64, file.Metadata["sha256"].Length);
    }

    [TestMethod]
    public void EqualModels_GiveEqualText() =>
        Assert.AreEqual(ModelPayload.Encode(new Manifest { Note = "n" }, Weights), ModelPayload.Encode(new Manifest { Note = "n" }, Weights));

    [TestMethod]
    public void UnknownFormatVersion_IsRefusedByNumber()
    {
        string text = ModelPayload.Encode(new Manifest { FormatVersion = 7, LibraryVersion = "9.9" }, Weights);

        var error = Assert.ThrowsExactly<FormatException>(() => Decode(text));
        Assert.AreEqual(
            $"The saved Sorting model has format version 7, written by version 9.9 of the library; this version, {ModelPayload.LibraryVersion}, reads format version 1.",
            error.Message);
    }

    [TestMethod]
    public void OtherProblem_IsRefusedByName()
    {
        string text = ModelPayload.Encode(new Manifest(), Weights);
        var error = Assert.ThrowsExactly<FormatException>(() => ModelPayload.Decode<Manifest>(text, "Packing"));
        Assert.AreEqual("The saved model is of 'Sorting', not of 'Packing'.", error.Message);
    }

    [TestMethod]
    public void EveryDamagedByte_IsNoticed()
    {
        byte[] bytes = Convert.FromBase64String(ModelPayload.Encode(new Manifest { Note = "n" }, Weights));
        for (int i = 0; i < bytes.Length; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 1;
            var error = Assert.ThrowsExactly<FormatException>(() => Decode(Convert.ToBase64String(damaged)), $"byte {i}");
            StringAssert.Contains(error.Message, "saved", $"byte {i}");
        }
    }

    [TestMethod]
    [DataRow("", DisplayName = "empty")]
    [DataRow("no base64!", DisplayName = "no base64")]
    [DataRow("AAAA", DisplayName = "too short")]
    public void NoPayload_IsRefused(string text)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => Decode(text));
        StringAssert.StartsWith(error.Message, "The saved Sorting model is damaged: ");
    }

    [TestMethod]
    public void NoManifest_IsRefused()
    {
        string text = Convert.ToBase64String(new SafetensorsFile(Weights, new Dictionary<string, string>()).ToBytes());
        var error = Assert.ThrowsExactly<FormatException>(() => Decode(text));
        Assert.AreEqual("The saved Sorting model is damaged: it has no manifest.", error.Message);
    }

    private static (Manifest Manifest, IReadOnlyList<SafetensorsTensor> Weights) Decode(string text) =>
        ModelPayload.Decode<Manifest>(text, "Sorting");

    private sealed record Manifest : ModelManifest
    {
        public override string Problem => "Sorting";

        public string Note { get; init; } = "";

        public double Value { get; init; }
    }
}
