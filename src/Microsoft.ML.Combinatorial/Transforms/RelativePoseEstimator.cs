using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Trains a network that finds the relative pose of two calibrated views among wrong correspondences: it predicts how far each correspondence is to be
/// trusted, and a robust estimator draws its minimal samples by that. The network is trained through a geometric solver.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use RelativePose of `mlContext.Transforms`.
///
/// ### Input and Output Columns
/// A row is one pair of views with n correspondences, any number of them.
///
/// | Input Column | Column Type | Description |
/// | -- | -- | -- |
/// | correspondences | Known-sized or variable-sized vector of <xref:System.Single> | x1, y1, x2, y2 for each: normalised camera coordinates, or pixels where the options name the cameras. |
/// | label | Vector of <xref:System.Single> | The true pose, 12 values: the rotation R row by row, then the translation t of any length, with x2 ~ R x1 + t. Needed for training only. |
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `Pose` | Vector of 12 <xref:System.Single> | R row by row, then t of length 1; zeros where no pose was found (fewer than five correspondences). |
/// | `PoseEssential` | Vector of 9 <xref:System.Single> | The essential matrix [t]x R of unit norm, row by row. |
/// | `PoseWeights` | Variable-sized vector of <xref:System.Single> | The predicted probability that each correspondence is right. |
/// | `PoseInliers` | Variable-sized vector of <xref:System.Single> | 1 for each correspondence that agrees with the pose, 0 for others. |
///
/// The output columns are named after the output column's name, which is `Pose` unless another is given.
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Machine learning task | Relative pose estimation |
/// | Is normalization required? | No; coordinates in pixels need the cameras |
/// | Is caching required? | Recommended where the preceding steps are slow: every epoch reads the data once |
/// | Required NuGet in addition to Microsoft.ML | Microsoft.ML.Combinatorial |
/// | Exportable to ONNX | No |
///
/// ### Training Algorithm Details
/// The network ([Yi et al. 2018](https://arxiv.org/abs/1711.05971)) predicts the log-odds that each correspondence is right. The weighted eight-point
/// algorithm makes an essential matrix of all of them; the distance of right correspondences from its epipolar lines is the loss, to which a balanced
/// logistic loss is added. The gradient
/// of the matrix by the weights is the exact implicit one ([Sukhanov et al. 2024](https://arxiv.org/abs/2404.17993)). Other supervisions train through the
/// five-point algorithm on drawn samples, or without a solver.
/// ]]></format>
/// </remarks>
public sealed partial class RelativePoseEstimator : IEstimator<RelativePoseTransformer>
{
    private readonly Options _options;
    private readonly RelativePoseColumns _columns;

    internal RelativePoseEstimator(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CheckedCopy();
        _columns = _options.Columns();
    }

    /// <summary>Trains on a view and returns the transformer that finds poses.</summary>
    /// <param name="input">The pairs of views, one a row, with labels. It is read once for each epoch, in another order each time.</param>
    /// <returns>The transformer with the weights of the best epoch. It owns native memory: dispose it, or the chain that it is
    /// in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped, in the training or the validation data.</exception>
    /// <exception cref="InvalidOperationException">There is no row, a row's values do not make a pair (the message says which row, which
    /// column and why), or training diverged.</exception>
    public RelativePoseTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = new PoseExampleColumns(_columns, _options.Cameras(), withLabel: true);
        columns.Find(input.Schema);
        if (_options.ValidationData is { } validationData)
        {
            columns.Find(validationData.Schema);
        }

        var model = new PoseModel(_options.NetworkSpecification(), _options.Estimation(), _options.Seed, _options.Device);
        try
        {
            TrainingResult result = Train(model, input, columns);
            return new RelativePoseTransformer(model, new RelativePoseSettings(
                _columns, _options.Cameras(), _options.Supervision, _options.ScoringBatchSize, result));
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
        _columns.Input().Check(inputSchema);
        _columns.Labels().Check(inputSchema);
        return AddedShape.Add<RelativePoseStoredOutput>(inputSchema, _columns.OutputsByMember());
    }

    private TrainingResult Train(PoseModel model, IDataView input, PoseExampleColumns columns)
    {
        double fraction = _options.ValidationData is null ? _options.ValidationFraction : 0;
        IReadOnlySet<DataViewRowId> held = RowIds.Draw(input, fraction, _options.Seed);
        var training = new DataViewExampleSource<PoseExample>(input, columns, _options.Seed, id => !held.Contains(id));
        DataViewExampleSource<PoseExample>? validation = (_options.ValidationData, held.Count) switch
        {
            ({ } view, _) => new DataViewExampleSource<PoseExample>(view, columns, _options.Seed),
            (null, > 0) => new DataViewExampleSource<PoseExample>(input, columns, _options.Seed, held.Contains),
            _ => null,
        };
        return PoseTrainer.Train(model, training, validation, _options.Supervision, _options.TrainingOptions());
    }
}
