using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ChainTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AMistakeInTheLastPartShowsBeforeTheFirstIsFitted()
    {
        var view = View();
        var fitted = 0;
        var chain = _ml.Transforms.CopyColumns("Y", "X").WithOnFitDelegate(_ => fitted++)
            .Append(_ml.Transforms.CopyColumns("Z", "Nowhere"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(view));
        StringAssert.Contains(error.Message, "Could not find input column 'Nowhere'");
        Assert.AreEqual(0, fitted);
    }

    [TestMethod]
    public void TheDelegateSeesTheFittedTransformer()
    {
        object? seen = null;
        var estimator = _ml.Transforms.CopyColumns("Y", "X").WithOnFitDelegate(t => seen = t);
        Assert.AreSame(estimator.Fit(View()), seen);
        Assert.HasCount(2, estimator.GetOutputSchema(ShapeOfX()));
    }

    [TestMethod]
    public void ScopesChooseTheParts()
    {
        var view = View();
        var chain = _ml.Transforms.CopyColumns("Always", "X")
            .Append(_ml.Transforms.CopyColumns("Train", "X"), TransformerScope.Training)
            .Append(_ml.Transforms.CopyColumns("Score", "X"), TransformerScope.Scoring).Fit(view);
        string Names(TransformerScope scope) => string.Join(", ", chain.Transform(view, scope).Schema.Select(c => c.Name));
        Assert.AreEqual("X, Always, Score", Names(TransformerScope.Scoring));
        Assert.AreEqual("X, Always, Train", Names(TransformerScope.Training));
        Assert.AreEqual("X, Always, Train", Names(TransformerScope.TrainTest));
        Assert.HasCount(2, chain.GetModelFor(TransformerScope.Scoring));
        Assert.HasCount(3, chain.GetOutputSchema(view.Schema, TransformerScope.Scoring));
        var stream = new MemoryStream();
        _ml.Model.Save(chain, view.Schema, stream);
        stream.Position = 0;
        var loaded = (TransformerChain<ITransformer>)_ml.Model.Load(stream, out _);
        Assert.HasCount(2, loaded.GetModelFor(TransformerScope.Scoring), "Scopes are saved");
    }

    [TestMethod]
    public void ChainsAreImmutable()
    {
        var start = _ml.Transforms.CopyColumns("A", "X").Append(_ml.Transforms.CopyColumns("B", "X"));
        var one = start.Append(_ml.Transforms.CopyColumns("C", "X"));
        var two = start.Append(_ml.Transforms.CopyColumns("D", "X"));
        Assert.HasCount(2, start.Fit(View()));
        Assert.AreEqual("X, A, B, C", Names(one));
        Assert.AreEqual("X, A, B, D", Names(two));

        string Names(IEstimator<ITransformer> chain) =>
            string.Join(", ", chain.Fit(View()).GetOutputSchema(View().Schema).Select(c => c.Name));
    }

    [TestMethod]
    public void DependenciesGoBackThroughTheChain()
    {
        var view = _ml.Data.LoadFromEnumerable([new MixedRow()]);
        ITransformer chain = _ml.Transforms.CopyColumns("A", "X")
            .Append(_ml.Transforms.Concatenate("F", "A", "Fixed"))
            .Append(_ml.Transforms.CopyColumns("T", "Text"))
            .Append(_ml.Transforms.DropColumns("A")).Fit(view);
        var mapper = chain.GetRowToRowMapper(view.Schema);
        string Needs(string name) => string.Join(", ",
            mapper.GetDependencies([mapper.OutputSchema[name]]).Select(c => c.Name));
        Assert.AreEqual("X, Fixed", Needs("F"));
        Assert.AreEqual("Text", Needs("T"));
        Assert.AreEqual("", string.Join(", ", mapper.GetDependencies([])));
    }

    [TestMethod]
    public void AChainWithAPartThatIsNoRowMapperIsNone()
    {
        ITransformer chain = new TransformerChain<ITransformer>(new ThirdParty.Mute());
        Assert.IsFalse(chain.IsRowToRowMapper);
        Assert.ThrowsExactly<InvalidOperationException>(() => chain.GetRowToRowMapper(View().Schema));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<NumberRow, NumberRow>(chain));
    }

    [TestMethod]
    public void DisposingAChainDisposesItsParts()
    {
        var part = new ThirdParty.Doubler("Y", "X", _ml);
        new TransformerChain<ITransformer>(new TransformerChain<ITransformer>(part)).Dispose();
        Assert.IsTrue(part.IsDisposed);
    }

    [TestMethod]
    public void BadChainsAreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransformerChain<ITransformer>([null!]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new TransformerChain<ITransformer>([new ThirdParty.Mute()], Array.Empty<TransformerScope>()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TransformerChain<ThirdParty.Doubler>(new ThirdParty.Mute()));
        Assert.IsNull(new TransformerChain<ITransformer>().LastTransformer);
    }

    [TestMethod]
    public void LoadersTakeEstimatorsAndTransformers()
    {
        var loader = new Loader(_ml);
        var fitted = loader.Append(_ml.Transforms.CopyColumns("Y", "X")).Append(_ml.Transforms.CopyColumns("Z", "Y"));
        Assert.HasCount(3, fitted.GetOutputSchema());
        using var composite = fitted.Fit(3);
        CollectionAssert.AreEqual(new[] { 0f, 1, 2 }, composite.Load(3).GetColumn<float>("Z").ToArray());
        var longer = composite.AppendTransformer(_ml.Transforms.DropColumns("Z").Fit(composite.Load(1)));
        Assert.AreEqual("X, Y", string.Join(", ", longer.GetOutputSchema().Select(c => c.Name)));
        Assert.AreEqual("2 columns, 2 rows", longer.Preview(2).ToString());
        Assert.HasCount(1, loader.Append(_ml.Transforms.CopyColumns("Y", "X").Fit(View())).Transformer);
    }

    private IDataView View() => _ml.Data.LoadFromEnumerable(CursorTests.Numbers(2));

    private SchemaShape ShapeOfX() =>
        _ml.Transforms.CustomMapping<Nothing, NumberRow>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));

    private sealed class Nothing
    {
    }

    private sealed class Loader(MLContext ml) : IDataLoader<int>
    {
        public IDataView Load(int input) => ml.Data.LoadFromEnumerable(CursorTests.Numbers(input));

        public DataViewSchema GetOutputSchema() => Load(0).Schema;

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException("Not asked for here");
    }
}
