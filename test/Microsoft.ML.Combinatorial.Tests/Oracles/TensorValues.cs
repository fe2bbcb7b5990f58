using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Tensors from and to plain arrays.</summary>
public static class TensorValues
{
    /// <summary>Rows of equal length as <c>[rows, n]</c>.</summary>
    public static Tensor Rows(params float[][] rows) => tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);

    public static float[] Values(this Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    public static void AreClose(float[] expected, float[] actual, double tolerance, string message = "")
    {
        Assert.HasCount(expected.Length, actual, message);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance, $"{message} [{i}]");
        }
    }
}
