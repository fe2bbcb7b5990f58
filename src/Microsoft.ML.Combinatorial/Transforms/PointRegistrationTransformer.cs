using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Registers the corresponding points of each row with a trained network and a robust weighted fit. Made by
/// <see cref="PointRegistrationEstimator"/>, and by <see cref="CombinatorialCatalog.Unwrap"/> from a loaded model.
/// </summary>
/// <remarks>
/// <para>Transforming is lazy: rows are scored, some of them together, when a cursor asks for an added column. All of it is safe from
/// several threads at once, but a single cursor or prediction engine serves one thread. Batch scoring and row-by-row scoring agree to
/// single precision.</para>
/// <para>The transformer is saved by <c>mlContext.Model.Save</c> and loaded by <c>mlContext.Model.Load</c>, in any program that
/// references this package. What is loaded is a chain of ML.NET's own transforms that scores row by row;
/// <see cref="CombinatorialCatalog.Unwrap"/> gives a transformer of this class back.</para>
/// </remarks>
public sealed class PointRegistrationTransformer : ITransformer, IDisposable
{
    private readonly RegistrationModel _model;
    private readonly PointRegistrationSettings _settings;
    private readonly Scorer<RegistrationExample, RegistrationPrediction> _scorer;
    private volatile bool _disposed;

    internal PointRegistrationTransformer(RegistrationModel model, PointRegistrationSettings settings)
    {
        _model = model;
        _settings = settings;
        _scorer = new Scorer<RegistrationExample, RegistrationPrediction>(
            new PointRegistrationExampleColumns(settings.Columns, model.Specification.Kind, withLabel: false),
            PointRegistrationOutputs.Create(settings.Columns, model.Specification.Kind),
            Predict);
    }

    /// <summary>Gets the shape of the network.</summary>
    public RegistrationNetworkSpecification Specification => _model.Specification;

    /// <summary>Gets what the registration may do to the source points.</summary>
    public RegistrationKind Kind => _model.Specification.Kind;

    /// <summary>Gets how often the fit is repeated with less weight for distant pairs.</summary>
    public int RefinementIterations => _model.RefinementIterations;

    /// <summary>Gets the distance beyond which a pair has no weight in the end, relative to the source's root mean square radius.</summary>
    public double InlierThreshold => _model.InlierThreshold;

    /// <summary>Gets what the network was trained for.</summary>
    public RegistrationLossOptions Loss => _settings.Loss;

    /// <summary>Gets how training went.</summary>
    public TrainingResult TrainingResult => _settings.Training;

    /// <summary>Gets what each epoch of the training brought.</summary>
    public IReadOnlyList<TrainingProgress> TrainingHistory => _settings.Training.History;

    /// <summary>Gets the name of the column of transformations.</summary>
    public string OutputColumnName => _settings.Columns.Output;

    /// <summary>Gets the name of the column of weights.</summary>
    public string WeightsColumnName => _settings.Columns.Outputs()[1];

    /// <summary>Gets the name of the column of residuals.</summary>
    public string ResidualColumnName => _settings.Columns.Outputs()[2];

    /// <summary>Gets the name of the column that tells rows without a determined transformation.</summary>
    public string IsDegenerateColumnName => _settings.Columns.Outputs()[3];

    /// <summary>Gets the names of the columns that are read: source points, target points.</summary>
    public IReadOnlyList<string> InputColumnNames => [.. _settings.Columns.Points().Select(column => column.Name)];

    /// <inheritdoc/>
    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The input's columns and the four added ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema;

    /// <summary>Adds the columns to a view. Nothing is computed until they are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    /// <exception cref="ObjectDisposedException">The transformer is disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new ScoringView<RegistrationExample, RegistrationPrediction>(input, _scorer, _settings.ScoringBatchSize);
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
        new RowMapper<RegistrationExample, RegistrationPrediction>(_scorer, Bind(inputSchema));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        string payload = ModelPayload.Encode(PointRegistrationManifest.From(_model, _settings), StateDictionary.Read(_model.Network));
        ((ICanSaveModel)PointRegistrationStorage.BuildChain(payload, _settings.Columns)).Save(ctx);
    }

    private RegistrationPrediction[] Predict(IReadOnlyList<RegistrationExample> examples)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _model.Predict(examples);
    }

    private OutputBindings Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ScoringView<RegistrationExample, RegistrationPrediction>.Bind(_scorer, inputSchema);
    }
}
