using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Geometry.Robust;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Finds the relative pose of two views in each row: a trained network weighs the correspondences, a robust estimator draws minimal samples by
/// the weights. Made by <see cref="RelativePoseEstimator"/>, and by <see cref="CombinatorialCatalog.Unwrap"/> from a loaded model.
/// </summary>
/// <remarks>
/// <para>Transforming is lazy: rows are scored, some of them together, when a cursor asks for an added column. All of it is safe from
/// several threads at once, but a single cursor or prediction engine serves one thread.</para>
/// <para>The transformer is saved by <c>mlContext.Model.Save</c> and loaded by <c>mlContext.Model.Load</c>, in any program that
/// references this package. What is loaded is a chain of ML.NET's own transforms that makes the same decisions row by row, without
/// batches; <see cref="CombinatorialCatalog.Unwrap"/> gives a transformer of this class back.</para>
/// </remarks>
public sealed class RelativePoseTransformer : ITransformer, IDisposable
{
    private readonly PoseModel _model;
    private readonly RelativePoseSettings _settings;
    private readonly Scorer<PoseExample, PosePrediction> _scorer;
    private volatile bool _disposed;

    internal RelativePoseTransformer(PoseModel model, RelativePoseSettings settings)
    {
        _model = model;
        _settings = settings;
        _scorer = new Scorer<PoseExample, PosePrediction>(
            new PoseExampleColumns(settings.Columns, settings.Cameras, withLabel: false), RelativePoseOutputs.Create(settings.Columns), Predict);
    }

    /// <summary>Gets the shape of the network.</summary>
    public CorrespondenceNetworkSpecification Specification => _model.Specification;

    /// <summary>Gets the settings of the robust estimation.</summary>
    public RelativePoseOptions Estimation => _model.Options;

    /// <summary>Gets the camera of the first view, or null where coordinates are normalised already.</summary>
    public CameraIntrinsics? FirstCamera => _settings.Cameras.First;

    /// <summary>Gets the camera of the second view, or null where coordinates are normalised already.</summary>
    public CameraIntrinsics? SecondCamera => _settings.Cameras.Second;

    /// <summary>Gets how training went.</summary>
    public TrainingResult TrainingResult => _settings.Training;

    /// <summary>Gets what each epoch of the training brought.</summary>
    public IReadOnlyList<TrainingProgress> TrainingHistory => _settings.Training.History;

    /// <summary>Gets what was trained.</summary>
    public PoseSupervision Supervision => _settings.Supervision;

    /// <summary>Gets the name of the column of poses.</summary>
    public string OutputColumnName => _settings.Columns.Output;

    /// <summary>Gets the name of the column of essential matrices.</summary>
    public string EssentialColumnName => _settings.Columns.Outputs()[1];

    /// <summary>Gets the name of the column of predicted weights.</summary>
    public string WeightsColumnName => _settings.Columns.Outputs()[2];

    /// <summary>Gets the name of the column of inliers.</summary>
    public string InliersColumnName => _settings.Columns.Outputs()[3];

    /// <summary>Gets the name of the column that is read.</summary>
    public string CorrespondencesColumnName => _settings.Columns.Correspondences;

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
        return new ScoringView<PoseExample, PosePrediction>(input, _scorer, _settings.ScoringBatchSize);
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
        new RowMapper<PoseExample, PosePrediction>(_scorer, Bind(inputSchema));

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        string payload = ModelPayload.Encode(RelativePoseManifest.From(_model, _settings), StateDictionary.Read(_model.Network));
        ((ICanSaveModel)RelativePoseStorage.BuildChain(payload, _settings.Columns)).Save(ctx);
    }

    private PosePrediction[] Predict(IReadOnlyList<PoseExample> examples)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _model.Predict(examples);
    }

    private OutputBindings Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ScoringView<PoseExample, PosePrediction>.Bind(_scorer, inputSchema);
    }
}
