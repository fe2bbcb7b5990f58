using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Trains a network that registers two point sets whose points correspond by index, some of them wrongly: it predicts how much each
/// correspondence is to be trusted, a weighted fit finds the transformation, and the network is trained through the fit.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use PointRegistration of `mlContext.Transforms`.
///
/// ### Input and Output Columns
/// A row is one registration task of n pairs of points; n may differ from row to row.
///
/// | Input Column | Column Type | Description |
/// | -- | -- | -- |
/// | source points | Known-sized or variable-sized vector of <xref:System.Single> | x, y and z of each point, 3 n values. |
/// | target points | Known-sized or variable-sized vector of <xref:System.Single> | The point that each source point is taken to correspond to, in the same order. |
/// | label | Vector of <xref:System.Single> | The true transformation: R row by row, then t, 12 values with q = R p + t; for a similarity s behind them, 13 values with q = s R p + t. Needed for training only. |
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `Transformation` | Variable-sized vector of <xref:System.Single> | The transformation found, in the form of the label. |
/// | `TransformationWeights` | Variable-sized vector of <xref:System.Single> | The weight of each pair in the last fit, 0 ... 1; 0 for rejected pairs. |
/// | `TransformationResidual` | <xref:System.Single> | The weighted root mean square distance that remains, in the target's unit. |
/// | `TransformationIsDegenerate` | <xref:System.Boolean> | Whether the pairs do not determine a transformation. |
///
/// The output columns are named after the output column's name, which is `Transformation` unless another is given.
///
/// Too few pairs (fewer than 3, for a pure rotation 2), or pairs whose trusted points all lie on one line, determine no transformation.
/// Such a row has the identity as its transformation, weights of 0, the residual of the identity with all pairs alike, and the
/// flag set. In training it has no gradient.
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Machine learning task | Point set registration |
/// | Is normalization required? | No: points are moved and scaled to a common place and size inside |
/// | Is caching required? | Recommended where the preceding steps are slow: every epoch reads the data once |
/// | Required NuGet in addition to Microsoft.ML | Microsoft.ML.Combinatorial |
/// | Exportable to ONNX | No |
///
/// ### Training Algorithm Details
/// Effectively minimizes the distance of (R, t, s) = argmin Σ w² ‖s R p + t − q‖² from the true transformation, over the weights of the network
/// that predicts w, plus the cross entropy between w and the pairs that the true transformation brings together. The fit's
/// derivative is exact, by the implicit function theorem. Network and loss follow
/// [3DRegNet](https://arxiv.org/abs/1904.01701), whose derivative goes through a singular value decomposition instead.
/// When scoring, some refits with less weight for distant pairs follow (iteratively reweighted least squares).
/// ]]></format>
/// </remarks>
public sealed partial class PointRegistrationEstimator : IEstimator<PointRegistrationTransformer>
{
    private readonly Options _options;
    private readonly PointRegistrationColumns _columns;

    internal PointRegistrationEstimator(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CheckedCopy();
        _columns = _options.Columns();
    }

    /// <summary>Trains on a view and returns the transformer that registers.</summary>
    /// <param name="input">The registration tasks, one a row, with labels. It is read once for each epoch, in another order each
    /// time.</param>
    /// <returns>The transformer with the weights of the best epoch. It owns native memory: dispose it, or the chain that it is
    /// in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped, in the training or the validation data.</exception>
    /// <exception cref="InvalidOperationException">There is no row, a row's values do not make a task (the message says which row, which
    /// column and why), or training diverged.</exception>
    public PointRegistrationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSchema(input.Schema);
        if (_options.ValidationData is { } validationData)
        {
            CheckSchema(validationData.Schema);
        }

        var model = new RegistrationModel(
            _options.NetworkSpecification(), _options.RefinementIterations, _options.InlierThreshold, _options.Seed, _options.Device);
        try
        {
            TrainingResult result = Train(model, input);
            return new PointRegistrationTransformer(
                model, new PointRegistrationSettings(_columns, _options.LossOptions(), _options.ScoringBatchSize, result));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The schema that the transformer will give: the input's columns and the four added ones.</summary>
    /// <param name="inputSchema">The input's schema.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (InputColumn column in (IEnumerable<InputColumn>)[.. _columns.Points(), _columns.Labels()])
        {
            column.Check(inputSchema);
        }

        return AddedShape.Add<PointRegistrationStoredOutput>(inputSchema, _columns.OutputsByMember());
    }

    private void CheckSchema(DataViewSchema schema)
    {
        foreach (InputColumn column in (IEnumerable<InputColumn>)[.. _columns.Points(), _columns.Labels()])
        {
            column.Find(schema);
        }
    }

    private TrainingResult Train(RegistrationModel model, IDataView input)
    {
        var columns = new PointRegistrationExampleColumns(_columns, _options.Kind, withLabel: true);
        double fraction = _options.ValidationData is null ? _options.ValidationFraction : 0;
        IReadOnlySet<DataViewRowId> held = RowIds.Draw(input, fraction, _options.Seed);
        var training = new DataViewExampleSource<RegistrationExample>(input, columns, _options.Seed, id => !held.Contains(id));
        DataViewExampleSource<RegistrationExample>? validation = (_options.ValidationData, held.Count) switch
        {
            ({ } view, _) => new DataViewExampleSource<RegistrationExample>(view, columns, _options.Seed),
            (null, > 0) => new DataViewExampleSource<RegistrationExample>(input, columns, _options.Seed, held.Contains),
            _ => null,
        };
        return RegistrationTrainer.Train(model, training, validation, _options.LossOptions(), _options.TrainingOptions());
    }
}
