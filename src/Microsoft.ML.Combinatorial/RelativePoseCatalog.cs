using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML;

/// <summary>Adds relative pose to <see cref="TransformsCatalog"/>.</summary>
public static class RelativePoseCatalog
{
    /// <summary>Makes a <see cref="RelativePoseEstimator"/>, which learns to find the relative pose of two calibrated views.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column of poses: the rotation row by row, then the translation; 12 values. Three more columns are named after it:
    /// <c>…Essential</c>, <c>…Weights</c> and <c>…Inliers</c>.</param>
    /// <param name="correspondencesColumnName">x₁, y₁, x₂, y₂ of each correspondence, normalised camera coordinates of type Single.</param>
    /// <param name="labelColumnName">The true pose, 12 values of Single. Needed for training only.</param>
    /// <param name="hypotheses">The number of minimal samples that scoring draws, at least 1, default 64.</param>
    /// <param name="threshold">The largest Sampson distance of a right correspondence, in normalised units, above 0, default 0.001.</param>
    /// <param name="numberOfEpochs">Passes over the data, at least 1, default 20.</param>
    /// <param name="seed">Seed of everything that is drawn, default 1.</param>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <example>
    /// <code>
    /// using var model = mlContext.Transforms.RelativePose().Fit(trainingPairs);
    /// var metrics = mlContext.Combinatorial().EvaluatePose(model.Transform(testPairs));
    /// </code>
    /// </example>
    public static RelativePoseEstimator RelativePose(
        this TransformsCatalog catalog,
        string outputColumnName = RelativePoseEstimator.Defaults.OutputColumnName,
        string correspondencesColumnName = RelativePoseEstimator.Defaults.CorrespondencesColumnName,
        string labelColumnName = RelativePoseEstimator.Defaults.LabelColumnName,
        int hypotheses = 64,
        double threshold = 1e-3,
        int numberOfEpochs = RelativePoseEstimator.Defaults.NumberOfEpochs,
        long seed = RelativePoseEstimator.Defaults.Seed)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new RelativePoseEstimator(new RelativePoseEstimator.Options
        {
            OutputColumnName = outputColumnName,
            CorrespondencesColumnName = correspondencesColumnName,
            LabelColumnName = labelColumnName,
            Hypotheses = hypotheses,
            Threshold = threshold,
            NumberOfEpochs = numberOfEpochs,
            Seed = seed,
        });
    }

    /// <summary>Makes a <see cref="RelativePoseEstimator"/> with all its settings.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="options">The settings; they are copied and checked.</param>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range; the message names it.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.RelativePose(new RelativePoseEstimator.Options
    /// {
    ///     FirstCamera = new CameraIntrinsics(995, 995, 311, 255),
    ///     SecondCamera = new CameraIntrinsics(995, 995, 342, 255),
    ///     Hypotheses = 128,
    ///     Progress = mlContext.Combinatorial().LogProgress(),
    /// });
    /// </code>
    /// </example>
    public static RelativePoseEstimator RelativePose(this TransformsCatalog catalog, RelativePoseEstimator.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new RelativePoseEstimator(options);
    }
}
