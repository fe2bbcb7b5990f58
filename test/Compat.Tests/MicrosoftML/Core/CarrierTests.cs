using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Compat.Tests.MicrosoftML.Core;

/// <summary>A payload carried as text through a saved chain: a constant key, a value map, a mapping, a stamp for the size.</summary>
[TestClass]
public class CarrierTests
{
    private const string Contract = "Compat.Tests.Apply.v1";

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void ThePayloadAndTheSizeSurvive()
    {
        var payload = new string('x', 70_000) + "3";
        var view = Users(5);
        var model = Carrier(payload, view);
        var stream = new MemoryStream();
        _ml.Model.Save(model, view.Schema, stream);
        stream.Position = 0;
        Decoded.Clear();
        var loaded = new MLContext().Model.Load(stream, out _);

        var output = loaded.GetOutputSchema(view.Schema);
        Assert.AreEqual("My features, Result", string.Join(", ", output.Select(c => c.Name)));
        Assert.AreEqual("Vector<Single, 2>", output["Result"].Type.ToString(), "The stamp gives the size back");
        var result = loaded.Transform(view).GetColumn<float[]>("Result").ToArray();
        CollectionAssert.AreEqual(new[] { 12f, 3f }, result[4]);
        Assert.HasCount(1, Decoded, "The same string object comes with every row");

        Parallel.For(0, 8, _ => Assert.AreEqual(12f, loaded.Transform(view).GetColumn<float[]>("Result").Last()[0]));
        Assert.HasCount(1, Decoded);
        using var engine = _ml.Model.CreatePredictionEngine<User, Answer>(loaded);
        CollectionAssert.AreEqual(new[] { 21f, 3f }, engine.Predict(new() { Features = [7] }).Result);
    }

    [TestMethod]
    public void ThePayloadCanBeReadBack()
    {
        var view = Users(1);
        var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "My features").Fit(view).Append(Carrier("read me 2", view)), view.Schema, stream);
        stream.Position = 0;
        var loaded = (IEnumerable<ITransformer>)_ml.Model.Load(stream, out _);
        var chain = loaded.OfType<TransformerChain<ITransformer>>().Single();
        Assert.AreEqual(1, chain.Count(t => t is CustomMappingTransformer<ApplySource, ApplyTarget>));
        var start = new TransformerChain<ITransformer>([.. chain.Take(2)]);
        var one = _ml.Data.LoadFromEnumerable([new NumberRow()]);
        Assert.AreEqual("read me 2", start.Transform(one).GetColumn<string>("__p").Single());
    }

    internal static HashSet<string> Decoded { get; } = new(ReferenceEqualityComparer.Instance);

    private IDataView Users(int count) => _ml.Data.LoadFromEnumerable(
        Enumerable.Range(0, count).Select(i => new User { Features = [i] }).ToArray());

    private TransformerChain<ITransformer> Carrier(string payload, IDataView view)
    {
        var t = _ml.Transforms;
        var ones = _ml.Data.LoadFromEnumerable([new Stamp { Raw = [1, 1] }, new Stamp { Raw = [-1, -1] }]);
        var stamp = t.NormalizeMinMax("Result", "__raw").Fit(ones);
        var parts = new List<ITransformer>();
        var at = view;
        Add(t.CustomMapping(new KeyFactory().GetMapping(), KeyFactory.Name));
        Add(t.Conversion.MapValue("__p", new Dictionary<uint, string> { [1] = payload }, "__k"));
        Add(t.CopyColumns("__in", "My features"));
        Add(t.CustomMapping(new ApplyFactory().GetMapping(), Contract));
        parts.Add(stamp);
        at = stamp.Transform(at);
        Add(t.DropColumns("__k", "__p", "__in", "__raw"));
        return new([.. parts]);

        void Add(IEstimator<ITransformer> estimator)
        {
            parts.Add(estimator.Fit(at));
            at = parts[^1].Transform(at);
        }
    }

    public sealed class User
    {
        [ColumnName("My features")]
        public float[]? Features;
    }

    public sealed class Answer
    {
        public float[]? Result;
    }

    public sealed class Stamp
    {
        [ColumnName("__raw"), VectorType(2)]
        public float[]? Raw;
    }

    public sealed class NoColumns
    {
    }

    public sealed class Key
    {
        [ColumnName("__k")]
        public uint Value;
    }

    public sealed class ApplySource
    {
        [ColumnName("__p")]
        public ReadOnlyMemory<char> Payload;

        [ColumnName("__in")]
        public VBuffer<float> X;
    }

    public sealed class ApplyTarget
    {
        [ColumnName("__raw"), VectorType(1)]
        public VBuffer<float> Y;
    }

    [CustomMappingFactoryAttribute(Name)]
    public sealed class KeyFactory : CustomMappingFactory<NoColumns, Key>
    {
        public const string Name = "Compat.Tests.Key.v1";

        public override Action<NoColumns, Key> GetMapping() => static (_, d) => d.Value = 1;
    }

    [CustomMappingFactoryAttribute(Contract)]
    public sealed class ApplyFactory : CustomMappingFactory<ApplySource, ApplyTarget>
    {
        public override Action<ApplySource, ApplyTarget> GetMapping() => static (s, d) =>
        {
            Assert.IsTrue(MemoryMarshal.TryGetString(s.Payload, out var text, out var start, out var length));
            Assert.IsTrue(start == 0 && length == text!.Length);
            lock (Decoded)
                Decoded.Add(text);
            var factor = text[^1] - '0';
            var editor = VBufferEditor.Create(ref d.Y, 2);
            editor.Values[0] = factor * s.X.GetItemOrDefault(0);
            editor.Values[1] = factor;
            d.Y = editor.Commit();
        };
    }
}
