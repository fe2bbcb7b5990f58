using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML;

/// <summary>Adds graph matching to <see cref="TransformsCatalog"/>.</summary>
public static class GraphMatchingCatalog
{
    /// <summary>Makes a <see cref="GraphMatchingEstimator"/>, which learns to match the keypoints of two graphs.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column of matches: for each left keypoint the index of the matched right one, −1 for none. Two
    /// more columns are named after it: the solution vector, <c>…Assignment</c>, and its costs, <c>…Objective</c>.</param>
    /// <param name="leftFeaturesColumnName">d values of Single for each left keypoint, keypoint by keypoint.</param>
    /// <param name="leftPositionsColumnName">x and y of each left keypoint.</param>
    /// <param name="rightFeaturesColumnName">d values of Single for each right keypoint.</param>
    /// <param name="rightPositionsColumnName">x and y of each right keypoint.</param>
    /// <param name="labelColumnName">For each left keypoint the index of its right partner, negative for none: a vector of Int32, Single
    /// or keys. Needed for training only.</param>
    /// <param name="gradientEstimator">How the solver is differentiated; null, the default, for an
    /// <see cref="IdentityGradientEstimator"/>.</param>
    /// <param name="numberOfEpochs">Passes over the data, at least 1, default 20.</param>
    /// <param name="seed">Seed of everything that is drawn, default 1.</param>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.GraphMatching(labelColumnName: "TrueMatching");
    /// using var model = pipeline.Fit(trainingTasks);
    /// var metrics = mlContext.Combinatorial().EvaluateMatching(model.Transform(testTasks), "TrueMatching");
    /// </code>
    /// </example>
    public static GraphMatchingEstimator GraphMatching(
        this TransformsCatalog catalog,
        string outputColumnName = GraphMatchingEstimator.Defaults.OutputColumnName,
        string leftFeaturesColumnName = GraphMatchingEstimator.Defaults.LeftFeaturesColumnName,
        string leftPositionsColumnName = GraphMatchingEstimator.Defaults.LeftPositionsColumnName,
        string rightFeaturesColumnName = GraphMatchingEstimator.Defaults.RightFeaturesColumnName,
        string rightPositionsColumnName = GraphMatchingEstimator.Defaults.RightPositionsColumnName,
        string labelColumnName = GraphMatchingEstimator.Defaults.LabelColumnName,
        GradientEstimator? gradientEstimator = null,
        int numberOfEpochs = GraphMatchingEstimator.Defaults.NumberOfEpochs,
        long seed = GraphMatchingEstimator.Defaults.Seed)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var options = new GraphMatchingEstimator.Options
        {
            OutputColumnName = outputColumnName,
            LeftFeaturesColumnName = leftFeaturesColumnName,
            LeftPositionsColumnName = leftPositionsColumnName,
            RightFeaturesColumnName = rightFeaturesColumnName,
            RightPositionsColumnName = rightPositionsColumnName,
            LabelColumnName = labelColumnName,
            NumberOfEpochs = numberOfEpochs,
            Seed = seed,
        };
        options.GradientEstimator = gradientEstimator ?? options.GradientEstimator;
        return new GraphMatchingEstimator(options);
    }

    /// <summary>Makes a <see cref="GraphMatchingEstimator"/> with all its settings.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="options">The settings; they are copied and checked.</param>
    /// <exception cref="ArgumentException">A column name is empty, or a part of the options could not be saved.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range; the message names it.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.GraphMatching(new GraphMatchingEstimator.Options
    /// {
    ///     GradientEstimator = new BlackboxGradientEstimator(80),
    ///     EarlyStoppingPatience = 5,
    ///     Seed = mlContext.Combinatorial().NextSeed(),
    ///     Progress = mlContext.Combinatorial().LogProgress(),
    /// });
    /// </code>
    /// </example>
    public static GraphMatchingEstimator GraphMatching(this TransformsCatalog catalog, GraphMatchingEstimator.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphMatchingEstimator(options);
    }
}
