using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.DataView;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Transforms;

/// <summary>
/// Trains a network that matches the keypoints of two graphs: it predicts what it costs to match each pair of keypoints, each
/// pair of edges, and to leave a keypoint unmatched; a graph matching solver decides; the network is trained through the solver.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use GraphMatching of `mlContext.Transforms`.
///
/// ### Input and Output Columns
/// A row is one matching task: l left and r right keypoints, any number of each, with d features a keypoint. d is taken from the first row
/// and is the same in all rows.
///
/// | Input Column | Column Type | Description |
/// | -- | -- | -- |
/// | left features, right features | Known-sized or variable-sized vector of <xref:System.Single> | d values for each keypoint, keypoint by keypoint. |
/// | left positions, right positions | Known-sized or variable-sized vector of <xref:System.Single> | x and y of each keypoint, in any unit. |
/// | label | Vector of <xref:System.Int32>, <xref:System.Single> or [key](xref:Microsoft.ML.Data.KeyDataViewType) type | For each left keypoint the index of its right partner, negative (or a missing key) for none. Needed for training only. |
///
/// | Output Column Name | Column Type | Description |
/// | -- | -- | -- |
/// | `Matching` | Variable-sized vector of <xref:System.Int32> | For each left keypoint the index of the matched right keypoint, -1 for none. |
/// | `MatchingAssignment` | Variable-sized vector of <xref:System.Single> | The solution vector of the pairs, 0 or 1, left keypoint by left keypoint; l · r values. |
/// | `MatchingObjective` | <xref:System.Single> | The predicted costs of the whole solution. Smaller is surer. |
///
/// The output columns are named after the output column's name, which is `Matching` unless another is given.
///
/// ### Estimator Characteristics
/// |  |  |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | Yes |
/// | Machine learning task | Graph matching |
/// | Is normalization required? | No; features of about unit size train best |
/// | Is caching required? | Recommended where the preceding steps are slow: every epoch reads the data once |
/// | Required NuGet in addition to Microsoft.ML | Microsoft.ML.Combinatorial |
/// | Exportable to ONNX | No |
///
/// ### Training Algorithm Details
/// The network embeds each side's keypoints, passes messages along the edges of a graph over their positions, and turns pairs of
/// embeddings into costs. The solver finds the cheapest partial matching. The loss is the Hamming distance between its solution and the
/// true
/// one; its gradient is carried through the solver by the chosen gradient estimator: the negative identity
/// ([Sahoo et al. 2023](https://arxiv.org/abs/2205.15213)) or an interpolation ([Vlastelica et al.
/// 2020](https://arxiv.org/abs/1912.02175)).
/// Matching with learned costs on nodes and edges follows [Rolínek et al. 2020](https://arxiv.org/abs/2003.11657).
/// ]]></format>
/// </remarks>
public sealed partial class GraphMatchingEstimator : IEstimator<GraphMatchingTransformer>
{
    private readonly Options _options;
    private readonly GraphMatchingColumns _columns;

    internal GraphMatchingEstimator(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.CheckedCopy();
        _columns = _options.Columns();
    }

    /// <summary>Trains on a view and returns the transformer that matches.</summary>
    /// <param name="input">The matching tasks, one a row, with labels. It is read once for each epoch, in another order each
    /// time.</param>
    /// <returns>The transformer with the weights of the best epoch. It owns native memory: dispose it, or the chain that it is
    /// in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped, in the training or the validation data.</exception>
    /// <exception cref="InvalidOperationException">There is no row, a row's values do not make a task (the message says which row, which
    /// column and why), or training diverged.</exception>
    public GraphMatchingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSchema(input.Schema);
        if (_options.ValidationData is { } validationData)
        {
            CheckSchema(validationData.Schema);
        }

        var model = new MatchingModel(Specify(input), _options.Seed, _options.Device);
        try
        {
            TrainingResult result = Train(model, input);
            return new GraphMatchingTransformer(model, new GraphMatchingSettings(
                _columns, _options.GradientEstimator, _options.Projection, _options.Margin, _options.Supervision,
                _options.ScoringBatchSize, result));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The schema that the transformer will give: the input's columns and the three added ones.</summary>
    /// <param name="inputSchema">The input's schema.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or mistyped.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (InputColumn column in (IEnumerable<InputColumn>)[.. _columns.Keypoints(), _columns.Labels()])
        {
            column.Check(inputSchema);
        }

        return AddedShape.Add<GraphMatchingStoredOutput>(inputSchema, _columns.OutputsByMember());
    }

    private void CheckSchema(DataViewSchema schema)
    {
        foreach (InputColumn column in (IEnumerable<InputColumn>)[.. _columns.Keypoints(), _columns.Labels()])
        {
            column.Find(schema);
        }
    }

    private TrainingResult Train(MatchingModel model, IDataView input)
    {
        var columns = new MatchingExampleColumns(_columns, model.Specification, withLabel: true);
        double fraction = _options.ValidationData is null ? _options.ValidationFraction : 0;
        IReadOnlySet<DataViewRowId> held = RowIds.Draw(input, fraction, _options.Seed);
        var training = new DataViewExampleSource<MatchingExample>(input, columns, _options.Seed, id => !held.Contains(id));
        DataViewExampleSource<MatchingExample>? validation = (_options.ValidationData, held.Count) switch
        {
            ({ } view, _) => new DataViewExampleSource<MatchingExample>(view, columns, _options.Seed),
            (null, > 0) => new DataViewExampleSource<MatchingExample>(input, columns, _options.Seed, held.Contains),
            _ => null,
        };
        return MatchingTrainer.Train(
            model, training, validation, _options.Supervision, _options.GradientEstimator, _options.Projection, _options.Margin,
            _options.TrainingOptions());
    }

    // The first row tells d; what is wrong with it beyond that is told when it is read as an example.
    private KeypointBackboneSpecification Specify(IDataView input)
    {
        DataViewSchema.Column features = input.Schema[_columns.LeftFeatures];
        DataViewSchema.Column positions = input.Schema[_columns.LeftPositions];
        using DataViewRowCursor cursor = input.GetRowCursor([features, positions]);
        if (!cursor.MoveNext())
        {
            throw new InvalidOperationException("Training set has 0 instances, aborting training.");
        }

        int values = new NumbersReader(cursor, features).Read().Length;
        int coordinates = new NumbersReader(cursor, positions).Read().Length;
        if (coordinates == 0 || coordinates % 2 != 0)
        {
            throw RowError.At(0, _columns.LeftPositions, new FormatException(
                $"left positions hold {coordinates} values; they must hold x and y of at least one keypoint."));
        }

        int count = coordinates / 2;
        if (values == 0 || values % count != 0)
        {
            throw RowError.At(0, _columns.LeftFeatures, new FormatException(
                $"left features hold {values} values, which is no whole number for each of {count} keypoints."));
        }

        KeypointBackboneSpecification specification = _options.BackboneSpecification(values / count);
        try
        {
            specification.Validate();
        }
        catch (ArgumentException exception)
        {
            throw RowError.At(0, _columns.LeftFeatures, exception);
        }

        return specification;
    }
}
