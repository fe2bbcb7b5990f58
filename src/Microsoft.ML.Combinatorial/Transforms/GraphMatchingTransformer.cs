using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Matches the keypoints of each row with a trained network and a graph matching solver. Made by
/// <see cref="GraphMatchingEstimator"/>, and by <see cref="CombinatorialCatalog.Unwrap"/> from a loaded model.
/// </summary>
/// <remarks>
/// <para>Transforming is lazy: rows are scored, some of them together, when a cursor asks for an added column. All of it is safe from
/// several threads at once, but a single cursor or prediction engine serves one thread. Batch scoring and row-by-row scoring make the
/// same decisions.</para>
/// <para>The transformer is saved by <c>mlContext.Model.Save</c> and loaded by <c>mlContext.Model.Load</c>, in any program that
/// references this package. What is loaded is a chain of ML.NET's own transforms that makes the same decisions row by row, without
/// batches; the columns are the same, but hidden columns of the input are gone. <see cref="CombinatorialCatalog.Unwrap"/> gives
/// a transformer of this class back.</para>
/// </remarks>
public sealed class GraphMatchingTransformer : ITransformer, IDisposable
{
    private readonly MatchingModel _model;
    private readonly GraphMatchingSettings _settings;
    private readonly Scorer<MatchingExample, MatchingPrediction> _scorer;
    private volatile bool _disposed;

    internal GraphMatchingTransformer(MatchingModel model, GraphMatchingSettings settings)
    {
        _model = model;
        _settings = settings;
        _scorer = new Scorer<MatchingExample, MatchingPrediction>(
            new MatchingExampleColumns(settings.Columns, model.Specification, withLabel: false),
            GraphMatchingOutputs.Create(settings.Columns),
            Predict);
    }

    /// <summary>Gets the shape of the network, with the feature size that the training data had.</summary>
    public KeypointBackboneSpecification Specification => _model.Specification;

    /// <summary>Gets how training went.</summary>
    public TrainingResult TrainingResult => _settings.Training;

    /// <summary>Gets what each epoch of the training brought.</summary>
    public IReadOnlyList<TrainingProgress> TrainingHistory => _settings.Training.History;

    /// <summary>Gets how the solver was differentiated in training.</summary>
    public GradientEstimator GradientEstimator => _settings.GradientEstimator;

    /// <summary>Gets the projection of the training, or null.</summary>
    public CostProjection? Projection => _settings.Projection;

    /// <summary>Gets the margin of the training, or null.</summary>
    public CostMargin? Margin => _settings.Margin;

    /// <summary>Gets what was trained.</summary>
    public MatchingSupervision Supervision => _settings.Supervision;

    /// <summary>Gets the name of the column of matches.</summary>
    public string OutputColumnName => _settings.Columns.Output;

    /// <summary>Gets the name of the column of the solution vector.</summary>
    public string AssignmentColumnName => _settings.Columns.Outputs()[1];

    /// <summary>Gets the name of the column of the objective.</summary>
    public string ObjectiveColumnName => _settings.Columns.Outputs()[2];

    /// <summary>Gets the names of the columns that are read: left features, left positions, right features, right positions.</summary>
    public IReadOnlyList<string> InputColumnNames => [.. _settings.Columns.Keypoints().Select(column => column.Name)];

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The input's columns and the three added ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema;

    /// <summary>Adds the columns to a view. Nothing is computed until they are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="ObjectDisposedException">The transformer is disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new ScoringView<MatchingExample, MatchingPrediction>(input, _scorer, _settings.ScoringBatchSize);
    }

    /// <summary>Frees the network. Views and mappers of this transformer cannot score any more.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _model.Dispose();
        }
    }

    /// <inheritdoc/>
    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        new RowMapper<MatchingExample, MatchingPrediction>(_scorer, Bind(inputSchema));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        string payload = ModelPayload.Encode(
            GraphMatchingManifest.From(Specification, _settings), StateDictionary.Read(_model.Backbone));
        ((ICanSaveModel)GraphMatchingStorage.BuildChain(payload, _settings.Columns)).Save(ctx);
    }

    private MatchingPrediction[] Predict(IReadOnlyList<MatchingExample> examples)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _model.Predict(examples);
    }

    private OutputBindings Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ScoringView<MatchingExample, MatchingPrediction>.Bind(_scorer, inputSchema);
    }
}
