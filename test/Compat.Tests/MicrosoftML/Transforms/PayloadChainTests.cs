using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Compat.Tests.MicrosoftML.Transforms.Views;

namespace Compat.Tests.MicrosoftML.Transforms;

/// <summary>
/// How a component of another assembly saves itself: a text payload in a value map, a mapping that reads it, and a
/// normaliser that restores the size of the output.
/// </summary>
[TestClass]
public sealed class PayloadChainTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_payload_and_a_vector_size_survive_plain_saving_and_loading()
    {
        var input = _ml.Vectors(3, Dense(1, 2, 3), Dense(-4, 0, float.NaN));
        var chain = BuildChain(input, payload: "2", size: 3);
        var loaded = _ml.SavedAndLoaded(chain, input.Schema);

        var output = loaded.Transform(input);
        CollectionAssert.AreEqual(new[] { "V", "Out" }, output.Schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Out"].Type);
        AreEqual<float>([[2, 4, 6], [-8, 0, float.NaN]], output.VectorColumn<float>("Out"));
        AreEqual(chain.Transform(input).VectorColumn<float>("Out"), output.VectorColumn<float>("Out"));

        var again = _ml.SavedAndLoaded(loaded, input.Schema);
        AreEqual(output.VectorColumn<float>("Out"), again.Transform(input).VectorColumn<float>("Out"));
    }

    [TestMethod]
    public void Trainers_of_sizes_and_engines_work_on_top_of_the_loaded_chain()
    {
        var input = _ml.Vectors(2, Dense(1, 2));
        var loaded = _ml.SavedAndLoaded(BuildChain(input, payload: "-1", size: 2), input.Schema);
        var featurised = loaded.Transform(input);
        var more = _ml.Transforms.Concatenate("F", "Out", "V").Fit(featurised).Transform(featurised);
        AreEqual<float>([[-1, -2, 1, 2]], more.VectorColumn<float>("F"));
        using var engine = _ml.Model.CreatePredictionEngine<VectorRow, Prediction>(loaded, input.Schema);
        CollectionAssert.AreEqual(new float[] { -5, -6 }, engine.Predict(new() { V = Dense(5, 6) }).Out);
    }

    private TransformerChain<ITransformer> BuildChain(IDataView input, string payload, int size)
    {
        var parts = new List<ITransformer>();
        var view = _ml.Data.TakeRows(input, 1);
        var lookup = _ml.Data.LoadFromEnumerable([new Carrier { Key = 0, Payload = payload }]);
        var stamp = _ml.Vectors(size, Dense([.. Enumerable.Repeat(1f, size)]), Dense([.. Enumerable.Repeat(-1f, size)]));
        var renamed = _ml.Transforms.CopyColumns("__raw", "V").Fit(stamp).Transform(stamp);

        Add(_ml.Transforms.CustomMapping(new ConstantKey().GetMapping(), ConstantKey.Contract).Fit(view));
        Add(_ml.Transforms.Conversion.MapValue("__payload", lookup, lookup.Schema["Key"], lookup.Schema["Payload"], "__key").Fit(view));
        Add(_ml.Transforms.CopyColumns("__in", "V").Fit(view));
        Add(_ml.Transforms.CustomMapping(new Multiply().GetMapping(), Multiply.Contract).Fit(view));
        Add(_ml.Transforms.NormalizeMinMax("Out", "__raw").Fit(renamed));
        Add(_ml.Transforms.DropColumns("__key", "__payload", "__in", "__raw").Fit(view));
        return new(parts.ToArray());

        void Add(ITransformer part)
        {
            parts.Add(part);
            view = part.Transform(view);
        }
    }

    public sealed class Unused;

    public sealed class KeyOut
    {
        [ColumnName("__key"), KeyType(1)]
        public uint Key { get; set; }
    }

    public sealed class Source
    {
        [ColumnName("__payload")]
        public ReadOnlyMemory<char> Payload { get; set; }

        [ColumnName("__in")]
        public VBuffer<float> X { get; set; }
    }

    public sealed class Result
    {
        [ColumnName("__raw"), VectorType(1)]
        public VBuffer<float> Y { get; set; }
    }

    [CustomMappingFactoryAttribute(Contract)]
    public sealed class ConstantKey : CustomMappingFactory<Unused, KeyOut>
    {
        public const string Contract = "payload.chain.key";

        public override Action<Unused, KeyOut> GetMapping() => (_, output) => output.Key = 0;
    }

    [CustomMappingFactoryAttribute(Contract)]
    public sealed class Multiply : CustomMappingFactory<Source, Result>
    {
        public const string Contract = "payload.chain.multiply";

        public override Action<Source, Result> GetMapping()
        {
            string? decoded = null;
            float factor = 0;
            return (input, output) =>
            {
                if (!MemoryMarshal.TryGetString(input.Payload, out string? text, out _, out _))
                    throw new InvalidOperationException("The payload is not one string");
                if (!ReferenceEquals(text, decoded))
                    factor = float.Parse(decoded = text, CultureInfo.InvariantCulture);
                output.Y = Dense([.. input.X.DenseValues().Select(x => factor * x)]);
            };
        }
    }

    internal sealed class Carrier
    {
        [KeyType(1)]
        public uint Key { get; set; }

        public string Payload { get; set; } = "";
    }

    internal sealed class Prediction
    {
        public float[] Out { get; set; } = [];
    }
}
