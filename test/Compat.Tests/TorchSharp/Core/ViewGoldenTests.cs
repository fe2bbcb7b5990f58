using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ViewGoldenTests
{
    [TestMethod]
    public void shape_queries()
    {
        var a = torch.zeros(2, 3, 4, dtype: torch.float64);
        TorchGolden.Check(nameof(shape_queries), new
        {
            a.shape,
            size1 = a.size(1),
            sizeNeg = a.size(-1),
            stride = a.stride(),
            a.ndim,
            dims = a.Dimensions,
            numel = a.numel(),
            bytes = a.element_size(),
            el = a.ElementSize,
            contiguous = a.is_contiguous(),
        });
    }

    [TestMethod]
    public void view_shares_reshape_infers()
    {
        var a = torch.arange(6);
        var v = a.view(2, -1);
        v[0, 0] = 99;
        TorchGolden.Check(nameof(view_shares_reshape_infers), new
        {
            a,
            v,
            r = a.reshape(-1, 2),
        });
    }

    [TestMethod]
    public void permute_strides()
    {
        var p = torch.arange(6).reshape(1, 2, 3).permute(2, 0, 1);
        TorchGolden.Check(nameof(permute_strides), new
        {
            p,
            strides = p.stride(),
            contiguous = p.is_contiguous(),
            after = p.contiguous().stride(),
        });
    }

    [TestMethod]
    public void squeeze_unsqueeze()
    {
        var a = torch.zeros(1, 3, 1);
        TorchGolden.Check(nameof(squeeze_unsqueeze), new
        {
            all = a.squeeze().shape,
            d0 = a.squeeze(0).shape,
            d1 = a.squeeze(1).shape,
            neg = a.squeeze(-1).shape,
            un = torch.zeros(3).unsqueeze(-1).shape,
            un0 = torch.zeros(3).unsqueeze(0).shape,
        });
    }

    [TestMethod]
    public void expand_and_strides()
    {
        var e = torch.tensor(new[,] { { 1 }, { 2 } }).expand(2, 3);
        TorchGolden.Check(nameof(expand_and_strides), new
        {
            e,
            strides = e.stride(),
            keep = torch.zeros(2, 1).expand(-1, 4).shape,
            lead = torch.zeros(3).expand(2, 3).shape,
            bt = torch.broadcast_to(torch.tensor(new[] { 1, 2 }), 2, 2),
        });
    }

    [TestMethod]
    public void flatten_unflatten()
    {
        var a = torch.zeros(2, 3, 4);
        TorchGolden.Check(nameof(flatten_unflatten), new
        {
            all = a.flatten().shape,
            from1 = a.flatten(1).shape,
            mid = a.flatten(0, 1).shape,
            scalar = torch.tensor(3).flatten().shape,
            un = a.unflatten(2, 2, 2).shape,
            ravel = a.ravel().shape,
        });
    }

    [TestMethod]
    public void cat_dims_and_promotion()
    {
        TorchGolden.Check(nameof(cat_dims_and_promotion), new
        {
            d0 = torch.cat(new List<Tensor> { torch.zeros(1, 2), torch.ones(2, 2) }),
            d1 = torch.cat(new List<Tensor> { torch.zeros(2, 1), torch.ones(2, 2) }, -1),
            mixed = torch.cat(new List<Tensor> { torch.tensor(new[] { 1 }), torch.tensor(new[] { 2.5f }) }),
            withEmpty = torch.cat(new List<Tensor> { torch.zeros(0), torch.ones(2) }),
        });
    }

    [TestMethod]
    public void split_sizes()
    {
        TorchGolden.Check(nameof(split_sizes), new
        {
            even = torch.arange(5).split(2),
            sizes = torch.arange(6).split(new long[] { 1, 2, 3 }),
            dim1 = torch.arange(6).reshape(2, 3).split(new long[] { 1, 2 }, 1),
        });
    }

    [TestMethod]
    public void unbind_and_unfold()
    {
        TorchGolden.Check(nameof(unbind_and_unfold), new
        {
            u = torch.arange(6).reshape(2, 3).unbind(1),
            w = torch.arange(5).unfold(0, 3, 1),
        });
    }

    [TestMethod]
    public void repeat_tile_interleave()
    {
        var a = torch.tensor(new[] { 1, 2 });
        TorchGolden.Check(nameof(repeat_tile_interleave), new
        {
            r = a.repeat(2, 2),
            t = a.tile(new long[] { 2 }),
            ri = a.repeat_interleave(2),
            per = torch.repeat_interleave(a, torch.tensor(new long[] { 3, 1 })),
        });
    }

    [TestMethod]
    public void as_strided_diagonal_tri()
    {
        var a = torch.arange(9).reshape(3, 3);
        TorchGolden.Check(nameof(as_strided_diagonal_tri), new
        {
            st = a.as_strided(new long[] { 2, 2 }, new long[] { 1, 2 }, 1),
            dg = a.diagonal(1),
            tl = a.tril(-1),
            tu = a.triu(),
            mv = torch.zeros(2, 3, 4).movedim(new long[] { 0 }, new long[] { 2 }).shape,
        });
    }

    [TestMethod]
    public void view_and_reshape_errors()
    {
        TorchGolden.Check(nameof(view_and_reshape_errors), new
        {
            noncontig = TorchGolden.Throws(() => torch.arange(6).reshape(2, 3).t().view(6)),
            size = TorchGolden.Throws(() => torch.arange(6).reshape(4, 2)),
            twoInferred = TorchGolden.Throws(() => torch.arange(6).view(-1, -1)),
            cat = TorchGolden.Throws(() => torch.cat(new List<Tensor> { torch.zeros(2, 2), torch.zeros(2, 3) })),
            expand = TorchGolden.Throws(() => torch.zeros(3).expand(2, 4)),
        });
    }
}
