using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class CreationGoldenTests
{
    [TestMethod]
    public void tensor_scalar_dtypes()
    {
        TorchGolden.Check(nameof(tensor_scalar_dtypes), new
        {
            i = torch.tensor(3).dtype,
            l = torch.tensor(3L).dtype,
            f = torch.tensor(1.5f).dtype,
            d = torch.tensor(1.5).dtype,
            b = torch.tensor(true).dtype,
            u8 = torch.tensor((byte)1).dtype,
            shape = torch.tensor(3).shape,
        });
    }

    [TestMethod]
    public void tensor_array_dtypes()
    {
        TorchGolden.Check(nameof(tensor_array_dtypes), new
        {
            i = torch.tensor(new[] { 1, 2 }),
            l = torch.tensor(new[] { 1L, 2L }),
            f = torch.tensor(new[] { 1f, 2f }),
            d = torch.tensor(new[] { 1.0, 2.0 }),
            b = torch.tensor(new[] { true, false }),
            s = torch.tensor(new short[] { 1, -2 }),
        });
    }

    [TestMethod]
    public void arange_dtypes()
    {
        TorchGolden.Check(nameof(arange_dtypes), new
        {
            i = torch.arange(4),
            l = torch.arange(4L),
            f = torch.arange(4f),
            d = torch.arange(4.0),
            half_open = torch.arange(1, 2.2, 0.5),
            forced = torch.arange(3, dtype: torch.float64),
        });
    }

    [TestMethod]
    public void full_dtypes()
    {
        TorchGolden.Check(nameof(full_dtypes), new
        {
            i = torch.full(2, 7),
            d = torch.full(2, 1.5),
            b = torch.full(new long[] { 1, 2 }, true),
            forced = torch.full(2, 7, dtype: torch.int64),
            two = torch.full(2, 2, 3f),
        });
    }

    [TestMethod]
    public void zeros_ones_eye_defaults()
    {
        TorchGolden.Check(nameof(zeros_ones_eye_defaults), new
        {
            z = torch.zeros(2),
            o = torch.ones(1, 3),
            e = torch.eye(2, 3),
            ei = torch.eye(2, dtype: torch.int32),
            scalar = torch.zeros(Array.Empty<long>()),
            z64 = torch.zeros(2, dtype: torch.float64),
        });
    }

    [TestMethod]
    public void linspace_logspace()
    {
        TorchGolden.Check(nameof(linspace_logspace), new
        {
            a = torch.linspace(0, 1, 5),
            b = torch.linspace(-3, 3, 4, dtype: torch.float64),
            c = torch.logspace(0, 2, 3),
            one = torch.linspace(2, 9, 1),
        });
    }

    [TestMethod]
    public void from_array_two_dim()
    {
        TorchGolden.Check(nameof(from_array_two_dim), new
        {
            a = torch.from_array(new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }),
            b = torch.from_array(new double[,] { { 1.5 }, { 2.5 } }, torch.float32),
            c = torch.from_array(new bool[] { true, false }),
        });
    }

    [TestMethod]
    public void tensor_list_with_dims()
    {
        TorchGolden.Check(nameof(tensor_list_with_dims), new
        {
            a = torch.tensor(new List<float> { 1, 2, 3, 4, 5, 6 }, 2, 3),
            b = torch.tensor(new long[] { 1, 2, 3, 4 }, new long[] { 2, 2 }),
        });
    }

    [TestMethod]
    public void tensor_with_dtype_converts()
    {
        TorchGolden.Check(nameof(tensor_with_dtype_converts), new
        {
            a = torch.tensor(new[] { 1.7, -1.7, 0.2 }, dtype: torch.int32),
            b = torch.tensor(new[] { 0, 2, -1 }, dtype: torch.@bool),
            c = torch.tensor(new[] { 0.1 }, dtype: torch.float32),
        });
    }

    [TestMethod]
    public void tensor_copies_or_shares()
    {
        var a = new float[] { 1, 2 };
        var t = torch.tensor(a);
        a[0] = 50;
        var b = new float[] { 1, 2 };
        var u = torch.from_array(b);
        b[0] = 50;
        var c = new float[] { 1, 2 };
        var v = torch.as_tensor(c);
        c[0] = 50;
        TorchGolden.Check(nameof(tensor_copies_or_shares), new
        {
            tensor = t,
            from_array = u,
            as_tensor = v,
        });
    }

    [TestMethod]
    public void like_factories()
    {
        var x = torch.tensor(new long[,] { { 1, 2 }, { 3, 4 } });
        TorchGolden.Check(nameof(like_factories), new
        {
            z = torch.zeros_like(x),
            o = torch.ones_like(x, dtype: torch.float32),
            f = torch.full_like(x, 9),
            e = torch.empty_like(x).shape,
        });
    }

    [TestMethod]
    public void implicit_conversions()
    {
        Tensor a = 3;
        Tensor b = 2.5;
        Tensor c = 2.5f;
        Tensor d = new float[] { 1, 2 };
        Tensor e = true;
        Tensor f = new long[] { 4 };
        TorchGolden.Check(nameof(implicit_conversions), new
        {
            a,
            b,
            c,
            d,
            e,
            f,
        });
    }

    [TestMethod]
    public void cast_truncates_and_wraps()
    {
        var x = torch.tensor(new[] { 1.9, -1.9, 300.0 });
        TorchGolden.Check(nameof(cast_truncates_and_wraps), new
        {
            i = x.to(torch.int32),
            l = x.to_type(torch.int64),
            b = x.to(torch.@bool),
            u8 = torch.tensor(new[] { 300, -1 }).to(torch.uint8),
            h = torch.tensor(new[] { 0.1 }).to(torch.float16).to(torch.float64),
            same = ReferenceEquals(x, x.to(torch.float64)),
        });
    }
}
