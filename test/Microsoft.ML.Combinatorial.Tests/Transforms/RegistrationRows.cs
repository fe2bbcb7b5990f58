using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>One registration task under the default column names.</summary>
internal sealed class RegistrationRow
{
    public float[] Source { get; set; } = [];

    public float[] Target { get; set; } = [];

    public float[] Label { get; set; } = [];
}

/// <summary>What a model says of a registration task, under the default column names.</summary>
internal sealed class Registration
{
    public float[] Transformation { get; set; } = [];

    public float[] TransformationWeights { get; set; } = [];

    public float TransformationResidual { get; set; }

    public bool TransformationIsDegenerate { get; set; }
}

/// <summary>What the program <c>FreshProcess</c> reports of a registration model.</summary>
internal sealed record FreshRegistrations(Registration[] Batch, Registration[] Single, string[] Columns);

/// <summary>Small registration tasks with wrong correspondences, and a model that tests of scoring and saving share.</summary>
internal static class RegistrationRows
{
    private static readonly Lazy<PointRegistrationTransformer> Shared = new(() =>
    {
        var ml = new MLContext(1);
        return ml.Transforms.PointRegistration(SmallOptions()).Fit(ml.Data.LoadFromEnumerable(Create(48, 1)));
    });

    /// <summary>The model, of rigid motions. Tests must not dispose it.</summary>
    public static PointRegistrationTransformer Model => Shared.Value;

    /// <summary>Settings of a small network and a short training.</summary>
    public static PointRegistrationEstimator.Options SmallOptions(RegistrationKind kind = RegistrationKind.Rigid) => new()
    {
        Kind = kind,
        NetworkWidth = 8,
        NetworkBlocks = 1,
        NumberOfEpochs = 3,
        BatchSize = 8,
        LearningRate = 1e-2,
        InlierThreshold = 0.1,
    };

    /// <summary>Makes tasks of 20 to 40 pairs, of which the first 60 to 70 % are right but for noise.</summary>
    public static RegistrationRow[] Create(int count, int seed, RegistrationKind kind = RegistrationKind.Rigid)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Create(random, kind))];
    }

    /// <summary>How many of a task's pairs, the first ones, are right.</summary>
    public static int RightCount(RegistrationRow row) => row.Source.Length / 3 * 13 / 20;

    /// <summary>All decisions for a view.</summary>
    public static Registration[] Decide(MLContext ml, ITransformer model, IDataView data) =>
        [.. ml.Data.CreateEnumerable<Registration>(model.Transform(data), reuseRowObject: false)];

    /// <summary>Asserts registrations that agree to single precision.</summary>
    public static void AssertSame(IReadOnlyList<Registration> expected, IReadOnlyList<Registration> actual)
    {
        Assert.HasCount(expected.Count, actual);
        for (int row = 0; row < expected.Count; row++)
        {
            AssertNear(expected[row].Transformation, actual[row].Transformation, 1e-4f, row);
            AssertNear(expected[row].TransformationWeights, actual[row].TransformationWeights, 1e-3f, row);
            Assert.AreEqual(expected[row].TransformationResidual, actual[row].TransformationResidual, 1e-4f, $"row {row}");
            Assert.AreEqual(expected[row].TransformationIsDegenerate, actual[row].TransformationIsDegenerate, $"row {row}");
        }
    }

    private static void AssertNear(float[] expected, float[] actual, float tolerance, int row)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])), $"row {row}, value {i}");
        }
    }

    private static RegistrationRow Create(Random random, RegistrationKind kind)
    {
        int pairs = random.Next(20, 41);
        double[] rotation = Rotation(random);
        double scale = kind == RegistrationKind.Similarity ? 0.5 + (2 * random.NextDouble()) : 1;
        double[] shift = [.. Enumerable.Range(0, 3).Select(_ => kind == RegistrationKind.Rotation ? 0 : 5 * random.NextDouble())];
        var row = new RegistrationRow { Source = new float[3 * pairs], Target = new float[3 * pairs] };
        row.Label = [.. rotation.Concat(shift).Select(value => (float)value)];
        row.Label = kind == RegistrationKind.Similarity ? [.. row.Label, (float)scale] : row.Label;
        int right = RightCount(row);
        for (int i = 0; i < pairs; i++)
        {
            double[] point = [Normal(random), 2 * Normal(random), 3 * Normal(random)];
            double[] partner = i < right ? point : [Normal(random), 2 * Normal(random), 3 * Normal(random)];
            for (int axis = 0; axis < 3; axis++)
            {
                double turned = Enumerable.Range(0, 3).Sum(k => rotation[(3 * axis) + k] * partner[k]);
                row.Source[(3 * i) + axis] = (float)point[axis];
                row.Target[(3 * i) + axis] = (float)((scale * (turned + (0.02 * Normal(random)))) + shift[axis]);
            }
        }

        return row;
    }

    private static double[] Rotation(Random random)
    {
        double w = Normal(random), x = Normal(random), y = Normal(random), z = Normal(random);
        double s = 2 / ((w * w) + (x * x) + (y * y) + (z * z));
        return
        [
            1 - (s * ((y * y) + (z * z))), s * ((x * y) - (w * z)), s * ((x * z) + (w * y)),
            s * ((x * y) + (w * z)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) - (w * x)),
            s * ((x * z) - (w * y)), s * ((y * z) + (w * x)), 1 - (s * ((x * x) + (y * y))),
        ];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
