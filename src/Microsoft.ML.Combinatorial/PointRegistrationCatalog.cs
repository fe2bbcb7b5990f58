using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML;

/// <summary>Adds point registration to <see cref="TransformsCatalog"/>.</summary>
public static class PointRegistrationCatalog
{
    /// <summary>Makes a <see cref="PointRegistrationEstimator"/>, which learns to bring corresponding points of space together although some
    /// correspondences are wrong.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column of transformations, in the form of the label. Three more columns are named after it:
    /// <c>…Weights</c>, <c>…Residual</c> and <c>…IsDegenerate</c>.</param>
    /// <param name="sourceColumnName">x, y and z of each source point, a vector of Single.</param>
    /// <param name="targetColumnName">As many target points, in the same order.</param>
    /// <param name="labelColumnName">The true transformation: R row by row, then t, 12 values of Single; for a similarity s behind them.
    /// Needed for training only.</param>
    /// <param name="kind">What the registration may do; <see cref="RegistrationKind.Rigid"/> by default.</param>
    /// <param name="numberOfEpochs">Passes over the data, at least 1, default 20.</param>
    /// <param name="seed">Seed of everything that is drawn, default 1.</param>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.PointRegistration(labelColumnName: "TrueMotion");
    /// using var model = pipeline.Fit(trainingTasks);
    /// var metrics = mlContext.Combinatorial().EvaluateRegistration(model.Transform(testTasks), "TrueMotion");
    /// </code>
    /// </example>
    public static PointRegistrationEstimator PointRegistration(
        this TransformsCatalog catalog,
        string outputColumnName = PointRegistrationEstimator.Defaults.OutputColumnName,
        string sourceColumnName = PointRegistrationEstimator.Defaults.SourceColumnName,
        string targetColumnName = PointRegistrationEstimator.Defaults.TargetColumnName,
        string labelColumnName = PointRegistrationEstimator.Defaults.LabelColumnName,
        RegistrationKind kind = PointRegistrationEstimator.Defaults.Kind,
        int numberOfEpochs = PointRegistrationEstimator.Defaults.NumberOfEpochs,
        long seed = PointRegistrationEstimator.Defaults.Seed)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new PointRegistrationEstimator(new PointRegistrationEstimator.Options
        {
            OutputColumnName = outputColumnName,
            SourceColumnName = sourceColumnName,
            TargetColumnName = targetColumnName,
            LabelColumnName = labelColumnName,
            Kind = kind,
            NumberOfEpochs = numberOfEpochs,
            Seed = seed,
        });
    }

    /// <summary>Makes a <see cref="PointRegistrationEstimator"/> with all its settings.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="options">The settings; they are copied and checked.</param>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range; the message names it.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.PointRegistration(new PointRegistrationEstimator.Options
    /// {
    ///     Kind = RegistrationKind.Similarity,
    ///     InlierThreshold = 0.03,
    ///     EarlyStoppingPatience = 5,
    ///     Progress = mlContext.Combinatorial().LogProgress(),
    /// });
    /// </code>
    /// </example>
    public static PointRegistrationEstimator PointRegistration(this TransformsCatalog catalog, PointRegistrationEstimator.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new PointRegistrationEstimator(options);
    }
}
