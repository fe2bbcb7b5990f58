using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class PointwiseGoldenTests
{
    [TestMethod]
    public void promotion_tensor_tensor()
    {
        var i32 = torch.tensor(new[] { 1 });
        var i64 = torch.tensor(new[] { 1L });
        var f32 = torch.tensor(new[] { 1f });
        var f64 = torch.tensor(new[] { 1.0 });
        var b = torch.tensor(new[] { true });
        var u8 = torch.tensor(new byte[] { 1 });
        TorchGolden.Check(nameof(promotion_tensor_tensor), new
        {
            i32_i64 = (i32 + i64).dtype,
            i64_f32 = (i64 + f32).dtype,
            f32_f64 = (f32 + f64).dtype,
            b_i32 = (b + i32).dtype,
            u8_i32 = (u8 * i32).dtype,
            b_b = (b + b).dtype,
            f16_f32 = (f32.to(torch.float16) + f32).dtype,
            bf_f16 = (f32.to(torch.bfloat16) + f32.to(torch.float16)).dtype,
        });
    }

    [TestMethod]
    public void promotion_with_scalars()
    {
        var i = torch.tensor(new[] { 3 });
        var f = torch.tensor(new[] { 3f });
        var b = torch.tensor(new[] { true });
        TorchGolden.Check(nameof(promotion_with_scalars), new
        {
            i_plus_int = i + 1,
            i_times_double = i * 2.5,
            f_times_double = f * 2.5,
            b_times_int = b * 2,
            b_times_double = b * 0.5,
            i_plus_long = (i + 1L).dtype,
            sub_true_scalar = (f - 1).dtype,
        });
    }

    [TestMethod]
    public void promotion_zero_dim()
    {
        TorchGolden.Check(nameof(promotion_zero_dim), new
        {
            f32_vec_f64_scalar = (torch.tensor(new[] { 1f }) + torch.tensor(2.0)).dtype,
            i32_vec_f64_scalar = (torch.tensor(new[] { 1 }) + torch.tensor(2.0)).dtype,
            i32_vec_i64_scalar = (torch.tensor(new[] { 1 }) + torch.tensor(2L)).dtype,
            both_scalar = (torch.tensor(1f) + torch.tensor(2.0)).dtype,
            result_type = torch.result_type(torch.tensor(1), torch.tensor(new[] { 1f })),
            promote = torch.promote_types(torch.uint8, torch.int8),
        });
    }

    [TestMethod]
    public void remainder_fmod_percent()
    {
        var a = torch.tensor(new[] { 7, -7 });
        var f = torch.tensor(new[] { 5.5f, -5.5f });
        TorchGolden.Check(nameof(remainder_fmod_percent), new
        {
            pct = a % 3,
            rem = a.remainder(-3),
            fmod = a.fmod(3),
            fpct = f % 2,
            ffmod = f.fmod(2),
            pct_t = f % torch.tensor(new[] { -2f, 2f }),
        });
    }

    [TestMethod]
    public void reversed_operators()
    {
        var a = torch.tensor(new[] { 1f, 4f });
        TorchGolden.Check(nameof(reversed_operators), new
        {
            sub = 1 - a,
            div = 2 / a,
            add = 3.0 + a,
            mul = 2L * a,
            neg = -a,
            i_div = 6 / torch.tensor(new[] { 4 }),
        });
    }

    [TestMethod]
    public void pow_forms()
    {
        TorchGolden.Check(nameof(pow_forms), new
        {
            sq = torch.tensor(new[] { 2, 3 }).pow(2),
            half = torch.tensor(new[] { 4f, 9f }).pow(0.5),
            tt = torch.pow(torch.tensor(new[] { 2f, 2f }), torch.tensor(new[] { 3f, -1f })),
            intFloat = torch.tensor(new[] { 2 }).pow(0.5),
            sqrtInt = torch.tensor(new[] { 4, 2 }).sqrt(),
            negInt = TorchGolden.Throws(() => torch.tensor(new[] { 2 }).pow(-1)),
        });
    }

    [TestMethod]
    public void rounding()
    {
        var a = torch.tensor(new[] { 0.5, 1.5, 2.5, -0.5, -1.7 });
        TorchGolden.Check(nameof(rounding), new
        {
            r = a.round(),
            f = a.floor(),
            c = a.ceil(),
            t = a.trunc(),
            fr = a.frac(),
            dec = torch.tensor(new[] { 1.2345 }).round(2),
            ints = torch.tensor(new[] { 3 }).floor().dtype,
        });
    }

    [TestMethod]
    public void clamp_forms()
    {
        var a = torch.tensor(new[] { -2f, 0.5f, 3f });
        TorchGolden.Check(nameof(clamp_forms), new
        {
            both = a.clamp(-1, 1),
            min = a.clamp_min(0),
            max = a.clamp(max: 1),
            tensors = a.clamp(torch.tensor(new[] { 0f, 1f, 0f }), torch.tensor(new[] { 1f, 2f, 2f })),
            ints = torch.tensor(new[] { 1, 5 }).clamp(0.5, 3.5),
            crossed = a.clamp(2, 1),
        });
    }

    [TestMethod]
    public void exp_log_specials()
    {
        var a = torch.tensor(new[] { -1f, 0f, 1f, float.PositiveInfinity });
        TorchGolden.Check(nameof(exp_log_specials), new
        {
            exp = a.exp(),
            log = a.log(),
            log1p = a.log1p(),
            sqrt = a.sqrt(),
            rsqrt = a.rsqrt(),
            sign = a.sign(),
            intExp = torch.tensor(new[] { 1 }).exp(),
        });
    }

    [TestMethod]
    public void max_min_with_nan()
    {
        var a = torch.tensor(new[] { 1f, float.NaN, 3f });
        var b = torch.tensor(new[] { 2f, 2f, float.NaN });
        TorchGolden.Check(nameof(max_min_with_nan), new
        {
            mx = torch.maximum(a, b),
            mn = torch.minimum(a, b),
            fmx = torch.fmax(a, b),
            fmn = torch.fmin(a, b),
            n2n = a.nan_to_num(0),
            inf = torch.tensor(new[] { float.PositiveInfinity, float.NegativeInfinity }).nan_to_num(0, 10, -10),
        });
    }

    [TestMethod]
    public void integer_overflow_and_abs()
    {
        TorchGolden.Check(nameof(integer_overflow_and_abs), new
        {
            wrap = torch.tensor(new byte[] { 250 }) + torch.tensor(new byte[] { 10 }),
            i32 = torch.tensor(new[] { int.MaxValue }) + 1,
            u8_scalar = torch.tensor(new byte[] { 250 }) + 10,
            abs = torch.tensor(new[] { -3, 3 }).abs(),
            cabs = torch.tensor(new System.Numerics.Complex[] { new(3, 4) }).abs(),
        });
    }

    [TestMethod]
    public void broadcasting_shapes()
    {
        TorchGolden.Check(nameof(broadcasting_shapes), new
        {
            outer = torch.tensor(new[,] { { 1 }, { 2 } }) * torch.tensor(new[] { 10, 20, 30 }),
            shapes = torch.broadcast_tensors(torch.zeros(2, 1), torch.zeros(3)).Select(t => t.shape),
            size = torch.broadcast_shapes(new long[] { 5, 1 }, new long[] { 1, 4 }),
            empty = (torch.zeros(0, 3) + torch.ones(3)).shape,
        });
    }
}
