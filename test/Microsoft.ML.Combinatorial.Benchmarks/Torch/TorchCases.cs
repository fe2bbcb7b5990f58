using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Torch;

/// <summary>The cases, written as a user of TorchSharp writes them.</summary>
internal static class TorchCases
{
    public static List<TorchCase> All()
    {
        Tensor a = randn(4), b = randn(4), sum = zeros(4), differentiable = randn(4).requires_grad_();
        Tensor shaped = randn(2, 3, 4, 5), thousand = randn(1000), left = randn(64, 64), right = randn(64, 64);
        return
        [
            new("add", "add [4]", 10_000, true, () => a.add(b).Dispose()),
            new("relu", "relu [4]", 10_000, true, () => a.relu().Dispose()),
            new("slice", "slice [4]", 10_000, true, () => a.slice(0, 1, 3, 1).Dispose()),
            new("conv_small", "conv2d forward+backward 1x2x8x8->4", 300, true, Convolution(2, 4, randn(1, 2, 8, 8))),
            new("conv_large", "conv2d forward+backward 8x16x32x32->32", 4, true, Convolution(16, 32, randn(8, 16, 32, 32))),
            new("mlp_step", "MLP 64-64-10 step, Adam, batch 32", 60, true, Network()),
            new("custom_function", "custom function forward+backward [4]", 600, true, () =>
            {
                using DisposeScope scope = NewDisposeScope();
                Square.apply(differentiable).sum().backward();
            }),
            new("shape", "shape of 4 dimensions", 100_000, false, () => _ = shaped.shape),
            new("floats_out", "1,000 floats out", 20_000, false, () =>
            {
                using var data = thousand.data<float>();
                _ = data.ToArray();
            }),
            new("add_in_place", "add_ [4]", 10_000, false, () => sum.add_(a)),
            new("matmul", "matmul 64x64", 1_000, false, () => left.matmul(right).Dispose()),
        ];
    }

    private static Action Convolution(long inputs, long outputs, Tensor images)
    {
        Conv2d layer = nn.Conv2d(inputs, outputs, kernel_size: 3, padding: 1);
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            layer.call(images).sum().backward();
        };
    }

    private static Action Network()
    {
        Sequential layers = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10));
        Adam optimizer = optim.Adam(layers.parameters(), lr: 1e-3);
        Tensor inputs = randn(32, 64), labels = randint(0, 10, 32, dtype: ScalarType.Int64);
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(layers.call(inputs), labels).backward();
            optimizer.step();
        };
    }
}
