using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class PersistenceTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AThirdPartyTransformerSavesItselfAsAChain()
    {
        var view = Numbers();
        var loaded = Load(Save(new ThirdParty.Doubler("Y", "X", _ml), view));
        Assert.IsInstanceOfType<TransformerChain<ITransformer>>(loaded);
        CollectionAssert.AreEqual(new[] { 0f, 2, 4 }, loaded.Transform(view).GetColumn<float>("Y").ToArray());
        Assert.AreEqual("X, Y", string.Join(", ", loaded.GetOutputSchema(view.Schema).Select(c => c.Name)));
    }

    [TestMethod]
    public void AThirdPartyTransformerNestedInChainsTwice()
    {
        var view = Numbers();
        var inner = new TransformerChain<ITransformer>(new ThirdParty.Doubler("Y", "X", _ml), new ThirdParty.Doubler("Z", "Y", _ml));
        var model = _ml.Transforms.CopyColumns("C", "X").Fit(view).Append(inner)
            .Append(_ml.Transforms.CopyColumns("Q", "X").Fit(view));
        var loaded = Load(Save(model, view));
        CollectionAssert.AreEqual(new[] { 0f, 4, 8 }, loaded.Transform(view).GetColumn<float>("Z").ToArray());
        var again = Load(Save(loaded, view));
        CollectionAssert.AreEqual(new[] { 0f, 4, 8 }, again.Transform(view).GetColumn<float>("Z").ToArray());
        using var engine = _ml.Model.CreatePredictionEngine<NumberRow, Prediction>(again);
        Assert.AreEqual(12f, engine.Predict(new() { X = 3 }).Z);
    }

    [TestMethod]
    public void AComponentThatSavesNothingIsNamed()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Save(new ThirdParty.Mute(), Numbers()));
        StringAssert.Contains(error.Message, nameof(ThirdParty.Mute));
    }

    [TestMethod]
    public void TheAssemblyOfTheMappingIsFoundWithoutRegistration()
    {
        var view = Numbers();
        var model = _ml.Transforms.CopyColumns("__in", "X")
            .Append(_ml.Transforms.CustomMapping(new ThirdParty.Factory().GetMapping(), ThirdParty.Contract)).Fit(view);
        var loaded = new MLContext().Model.Load(new MemoryStream(Save(model, view)), out _);
        var parts = ((IEnumerable<ITransformer>)loaded).ToArray();
        Assert.IsInstanceOfType<CustomMappingTransformer<ThirdParty.Source, ThirdParty.Target>>(parts[1]);
        CollectionAssert.AreEqual(new[] { 0f, 2, 4 }, loaded.Transform(view).GetColumn<float>("__out").ToArray());
    }

    [TestMethod]
    public void SchemasSurviveWithSparseAnnotationsAndHiddenColumns()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        var weights = new VBuffer<float>(5, 1, [2], [3]);
        builder.Add("Weights", new VectorDataViewType(NumberDataViewType.Single, 5), (ref VBuffer<float> v) => weights.CopyTo(ref v));
        builder.AddPrimitiveValue("Note", TextDataViewType.Instance, "half a pair \ud83d".AsMemory());
        builder.AddPrimitiveValue("When", DateTimeOffsetDataViewType.Instance, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
        builder.AddPrimitiveValue("Row", RowIdDataViewType.Instance, new DataViewRowId(1, 2));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("A", new VectorDataViewType(NumberDataViewType.Single, 2, 0, 3));
        schema.AddColumn("A", new VectorDataViewType(new KeyDataViewType(typeof(ulong), ulong.MaxValue), 2), builder.ToAnnotations());
        schema.AddColumn("T", TimeSpanDataViewType.Instance);

        var stream = new MemoryStream();
        _ml.Model.Save(null, schema.ToSchema(), stream);
        stream.Position = 0;
        var model = new MLContext().Model.Load(stream, out var loaded);
        Assert.IsEmpty((IEnumerable<ITransformer>)model);
        Assert.AreEqual(
            "A: Vector<Single, 2, *, 3>, A: Vector<Key<UInt64, 0-18446744073709551614>, 2>, T: TimeSpan",
            string.Join(", ", loaded.Select(c => $"{c.Name}: {c.Type}")));
        Assert.IsTrue(loaded[0].IsHidden);
        VBuffer<float> read = default;
        loaded["A"].Annotations.GetValue("Weights", ref read);
        Assert.IsFalse(read.IsDense);
        CollectionAssert.AreEqual(new[] { 0f, 0, 0, 2, 0 }, read.DenseValues().ToArray());
        ReadOnlyMemory<char> note = default;
        loaded["A"].Annotations.GetValue("Note", ref note);
        Assert.AreEqual("half a pair \ud83d", note.ToString());
        DateTimeOffset when = default;
        loaded["A"].Annotations.GetValue("When", ref when);
        Assert.AreEqual(TimeSpan.FromHours(2), when.Offset);
        DataViewRowId row = default;
        loaded["A"].Annotations.GetValue("Row", ref row);
        Assert.AreEqual(new DataViewRowId(1, 2), row);
    }

    [TestMethod]
    public void WithoutASchemaThereIsNoneAfterLoading()
    {
        var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Y", "X").Fit(Numbers()), null, stream);
        stream.Position = 0;
        _ml.Model.Load(stream, out var schema);
        Assert.IsNull(schema);
    }

    [TestMethod]
    public void EveryCutOfTheFileIsAFormatError()
    {
        var bytes = Save(_ml.Transforms.CopyColumns("Y", "X").Append(_ml.Transforms.DropColumns("X")).Fit(Numbers()), Numbers());
        for (var length = 0; length < bytes.Length; length += 7)
            Assert.ThrowsExactly<FormatException>(() => Load(bytes[..length]), $"{length} of {bytes.Length} bytes");
    }

    [TestMethod]
    public void AChangedByteNeverGivesAnotherModel()
    {
        var bytes = Save(_ml.Transforms.CopyColumns("Y", "X").Append(_ml.Transforms.SelectColumns("Y")).Fit(Numbers()), Numbers());
        var expected = new[] { 0f, 1, 2 };
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x10;
            try
            {
                CollectionAssert.AreEqual(expected, Load(changed).Transform(Numbers()).GetColumn<float>("Y").ToArray(), $"byte {i}");
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                Assert.IsFalse(string.IsNullOrEmpty(e.Message));
            }
        }
    }

    [TestMethod]
    public void AZipOfAnotherVersionOrImplementationSaysSo()
    {
        var bytes = Save(_ml.Transforms.CopyColumns("Y", "X").Fit(Numbers()), Numbers());
        var newer = Assert.ThrowsExactly<FormatException>(() => Load(Edit(bytes, "TransformerChain/Model.key", b => b[8] = 99)));
        StringAssert.Contains(newer.Message, "version 99");
        var foreign = Assert.ThrowsExactly<FormatException>(() => Load(Edit(bytes, "TransformerChain/Model.key", b => b[0] = (byte)'X')));
        StringAssert.Contains(foreign.Message, "is not a model of this implementation");
    }

    [TestMethod]
    public void AFailedSaveLeavesTheOldFile()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "model.zip");
        try
        {
            _ml.Model.Save(_ml.Transforms.CopyColumns("Y", "X").Fit(Numbers()), Numbers().Schema, path);
            var before = File.ReadAllBytes(path);
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(new ThirdParty.Mute(), Numbers().Schema, path));
            CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
            Assert.HasCount(1, folder.GetFiles());
            Assert.IsInstanceOfType<ColumnCopyingTransformer>(_ml.Model.Load(path, out _));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void AMissingFactoryIsNamed()
    {
        var view = Numbers();
        var model = _ml.Transforms.CustomMapping<NumberRow, Prediction>((s, d) => d.Z = 1, "nobody.has.this").Fit(view);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Load(Save(model, view)));
        StringAssert.Contains(error.GetBaseException().Message, "'nobody.has.this'");
    }

    private IDataView Numbers() => _ml.Data.LoadFromEnumerable(CursorTests.Numbers(3));

    private byte[] Save(ITransformer model, IDataView view)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, view.Schema, stream);
        return stream.ToArray();
    }

    private static ITransformer Load(byte[] bytes) => new MLContext().Model.Load(new MemoryStream(bytes), out _);

    private static byte[] Edit(byte[] zip, string entry, Action<byte[]> edit)
    {
        var stream = new MemoryStream();
        stream.Write(zip);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var content = new MemoryStream();
            using (var old = archive.GetEntry(entry)!.Open())
                old.CopyTo(content);
            archive.GetEntry(entry)!.Delete();
            var bytes = content.ToArray();
            edit(bytes);
            using var changed = archive.CreateEntry(entry).Open();
            changed.Write(bytes);
        }

        return stream.ToArray();
    }

    private sealed class Prediction
    {
        public float Z;
    }
}
