using System.Collections.Immutable;
using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>The normal distribution function of the value or of its logarithm.</summary>
internal sealed class CdfFunction<T>(T[] mean, T[] deviation, bool useLog) : SlotFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override NormalizerKind Kind => NormalizerKind.Cdf;

    public override bool KeepsZero => useLog;

    public override T Apply(T value, int slot)
    {
        T x = value;
        if (useLog)
        {
            if (!(x > T.Zero))
                return T.Zero;
            x = T.CreateChecked(Math.Log(double.CreateChecked(x)));
        }
        // A constant slot has no distribution.
        if (deviation[slot] == T.Zero)
            return T.Zero;
        T z = (x - mean[slot]) / deviation[slot];
        return T.CreateChecked(Distribution(double.CreateChecked(z)));
    }

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters(bool isVector)
    {
        if (!isVector)
            return new NormalizingTransformer.CdfNormalizerModelParameters<T>(mean[0], deviation[0], useLog);
        return new NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<T>>([.. mean], [.. deviation], useLog);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(useLog);
        Write(writer, mean);
        Write(writer, deviation);
    }

    public static CdfFunction<T> Load(BinaryReader reader, int size)
    {
        bool useLog = reader.ReadBoolean();
        return new(Read(reader, size), Read(reader, size), useLog);
    }

    /// <summary>Winitzki's closed form of the error function with a = 0.147; its error stays under 1.3e-4.</summary>
    private static double Distribution(double z)
    {
        const double A = 0.147;
        if (double.IsInfinity(z))
            return z > 0 ? 1 : 0;
        double square = z * z / 2;
        double erf = Math.Sqrt(1 - Math.Exp(-square * ((4 / Math.PI) + (A * square)) / (1 + (A * square))));
        return 0.5 * (1 + Math.CopySign(erf, z));
    }
}
