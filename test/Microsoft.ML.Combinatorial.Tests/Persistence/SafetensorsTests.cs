using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Combinatorial.Persistence;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

[TestClass]
public sealed class SafetensorsTests
{
    private static readonly byte[] OneAndMinusTwo = [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0];

    [TestMethod]
    public void Layout_ByteForByte()
    {
        var file = new SafetensorsFile([new SafetensorsTensor("w", "F32", [2, 1], OneAndMinusTwo)], new Dictionary<string, string>());

        const string header = """{"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""";
        Assert.AreEqual(56, header.Length, "the header needs no padding");
        CollectionAssert.AreEqual(
            (byte[])[56, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(header), .. OneAndMinusTwo],
            file.ToBytes());
    }

    [TestMethod]
    public void Layout_MetadataFirst_WideElementsFirst_HeaderPadded()
    {
        var file = new SafetensorsFile(
            [
                new SafetensorsTensor("b", "U8", [3], new byte[] { 7, 8, 9 }),
                new SafetensorsTensor("a", "F32", [], new byte[] { 1, 2, 3, 4 }),
                new SafetensorsTensor("c", "I64", [0], ReadOnlyMemory<byte>.Empty),
            ],
            new Dictionary<string, string> { ["note"] = "ä\"" });

        byte[] bytes = file.ToBytes();
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.AreEqual(0, length % 8);
        string header = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.AreEqual(
            """{"__metadata__":{"note":"ä\""},"c":{"dtype":"I64","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[3],"data_offsets":[4,7]}}""",
            header.TrimEnd(' '));
        CollectionAssert.AreEqual((byte[])[1, 2, 3, 4, 7, 8, 9], bytes[(8 + length)..]);
    }

    [TestMethod]
    public void RoundTrip_KeepsEverything()
    {
        var file = new SafetensorsFile(
            [new SafetensorsTensor("x.weight", "F32", [2], OneAndMinusTwo), new SafetensorsTensor("steps", "I64", [1], new byte[8])],
            new Dictionary<string, string> { ["manifest"] = """{"a":1}""", ["z"] = "" });

        SafetensorsFile back = SafetensorsFile.Parse(file.ToBytes());

        CollectionAssert.AreEqual(new[] { "steps", "x.weight" }, back.Tensors.Select(tensor => tensor.Name).ToArray());
        CollectionAssert.AreEqual(new long[] { 2 }, back.Tensors[1].Shape.ToArray());
        CollectionAssert.AreEqual(OneAndMinusTwo, back.Tensors[1].Data.ToArray());
        Assert.AreEqual("""{"a":1}""", back.Metadata["manifest"]);
        Assert.AreEqual("", back.Metadata["z"]);
        CollectionAssert.AreEqual(file.ToBytes(), back.ToBytes());
    }

    [TestMethod]
    public void Parse_ReadsTensorsInAnyHeaderOrder()
    {
        byte[] bytes = Raw(
            """{"second":{"dtype":"U8","shape":[1],"data_offsets":[2,3]},"first":{"data_offsets":[0,2],"shape":[2],"dtype":"U8"}}""", [5, 6, 7]);

        SafetensorsFile file = SafetensorsFile.Parse(bytes);

        CollectionAssert.AreEqual(new byte[] { 5, 6 }, file.Tensors.Single(tensor => tensor.Name == "first").Data.ToArray());
        CollectionAssert.AreEqual(new byte[] { 7 }, file.Tensors.Single(tensor => tensor.Name == "second").Data.ToArray());
    }

    [TestMethod]
    [DataRow("""{"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", "the tensors end at byte 2 of 3", DisplayName = "bytes left over")]
    [DataRow("""{"w":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", "lies at bytes 0 to 4 of 3", DisplayName = "bytes missing")]
    [DataRow("""{"w":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "it must begin at 0", DisplayName = "gap")]
    [DataRow("""{"w":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"v":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "it must begin at 2", DisplayName = "overlap")]
    [DataRow("""{"w":{"dtype":"U8","shape":[2],"data_offsets":[0,3]}}""", "which is not U8[2]", DisplayName = "shape")]
    [DataRow("""{"w":{"dtype":"X9","shape":[3],"data_offsets":[0,3]}}""", "which is not X9[3]", DisplayName = "type")]
    [DataRow("""{"w":{"dtype":"U8","shape":[-3],"data_offsets":[0,3]}}""", "which is not U8[-3]", DisplayName = "negative dimension")]
    [DataRow("""{"w":{"dtype":"U8","shape":[3],"data_offsets":[0]}}""", "1 data offsets", DisplayName = "one offset")]
    [DataRow("""{"w":{"dtype":"U8","data_offsets":[0,3]}}""", "cannot be read", DisplayName = "no shape")]
    [DataRow("""{"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "named 'w'", DisplayName = "name twice")]
    [DataRow("""[1]""", "cannot be read", DisplayName = "no object")]
    [DataRow("""{"w":""", "cannot be read", DisplayName = "no JSON")]
    public void Parse_MalformedHeader_SaysWhere(string header, string message)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => SafetensorsFile.Parse(Raw(header, [1, 2, 3])));
        StringAssert.Contains(error.Message, message);
    }

    [TestMethod]
    public void Parse_TruncatedAnywhere_IsRefused()
    {
        byte[] bytes = new SafetensorsFile([new SafetensorsTensor("w", "F32", [2], OneAndMinusTwo)], new Dictionary<string, string>()).ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.ThrowsExactly<FormatException>(() => SafetensorsFile.Parse(bytes.AsMemory(0, length)), $"{length} bytes");
        }
    }

    [TestMethod]
    public void Constructor_RefusesWhatNoReaderCouldRead()
    {
        var none = new Dictionary<string, string>();
        var tensor = new SafetensorsTensor("w", "F32", [2], OneAndMinusTwo);
        Assert.ThrowsExactly<ArgumentException>(() => new SafetensorsFile([tensor, tensor], none));
        Assert.ThrowsExactly<ArgumentException>(() => new SafetensorsFile([tensor with { Name = "__metadata__" }], none));
        Assert.ThrowsExactly<ArgumentException>(() => new SafetensorsFile([tensor with { Shape = [3] }], none));
        Assert.ThrowsExactly<ArgumentException>(() => new SafetensorsFile([tensor with { Shape = [long.MaxValue, 8] }], none));
    }

    private static byte[] Raw(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }
}
