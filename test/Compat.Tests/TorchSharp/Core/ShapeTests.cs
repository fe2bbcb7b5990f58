using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Operators that move elements, against what they should give on small numbers.</summary>
[TestClass]
public class ShapeTests
{
    private static Tensor Grid => torch.arange(6).reshape(2, 3);

    [TestMethod]
    public void ElementsAreMoved()
    {
        Compare([5, 4, 3, 2, 1, 0], Grid.flip(0, 1));
        Compare([2, 1, 0, 5, 4, 3], torch.fliplr(Grid));
        Compare([2, 0, 1, 5, 3, 4], Grid.roll(1, 1L));
        Compare([5, 0, 1, 2, 3, 4], Grid.roll(1));
        Compare([2, 5, 1, 4, 0, 3], Grid.rot90());
        Compare([0, 3, 1, 4, 2, 5], Grid.T);
        Compare([0, 3, 1, 4, 2, 5], Grid.swapaxes(0, 1));
        Compare([0, 0, 1, 1], torch.tensor(new[] { 0L, 1L }).repeat_interleave(2));
        Compare([0, 0, 0, 0, 1, 0, 0, 0, 2], torch.diag(torch.arange(3)));
        Compare([0, 4], Grid.diag());
        Compare([0, 0, 1, 0], torch.diag_embed(torch.tensor(new[] { 1L }), -1).flatten());
        Compare([1, 1, 1, 1], torch.diff(torch.arange(5)));
        Compare([1, 2, 4, 1, 3, 9], torch.vander(torch.tensor(new[] { 2L, 3L }), 3, true));
        Compare([1, 0, 2, 0, 0, 3], torch.block_diag(torch.tensor(new[,] { { 1L }, { 2L } }), torch.tensor(new[,] { { 3L } })));
        CollectionAssert.AreEqual(new long[] { 4, 2, 3 }, torch.movedim(torch.zeros(2, 3, 4), 2, 0).shape);
        CollectionAssert.AreEqual(new long[] { 3, 4, 2 }, torch.moveaxis(torch.zeros(2, 3, 4), (0, 1), (2, 0)).shape);
    }

    [TestMethod]
    public void PartsCanBePutTogether()
    {
        CollectionAssert.AreEqual(new long[] { 2, 6 }, torch.hstack(Grid, Grid).shape);
        CollectionAssert.AreEqual(new long[] { 4, 3 }, torch.vstack([Grid, Grid]).shape);
        CollectionAssert.AreEqual(new long[] { 2, 3, 2 }, torch.dstack(Grid, Grid).shape);
        CollectionAssert.AreEqual(new long[] { 3, 2 }, torch.column_stack(torch.arange(3), torch.arange(3)).shape);
        CollectionAssert.AreEqual(new long[] { 6, 2 }, torch.cartesian_prod(torch.arange(2), torch.arange(3)).shape);
        CollectionAssert.AreEqual(new long[] { 3, 2 }, torch.combinations(torch.arange(3)).shape);
        var grids = torch.meshgrid([torch.arange(2), torch.arange(3)], "xy");
        CollectionAssert.AreEqual(new long[] { 3, 2 }, grids[0].shape);
        Compare([0, 1, 0, 1, 0, 1], grids[0]);
        var cubes = torch.atleast_3d(torch.zeros(1), torch.zeros(2, 2), torch.zeros(1, 2, 3));
        CollectionAssert.AreEqual(new[] { 1, 2, 2 }, cubes.Select(cube => (int)cube.size(1)).ToArray());
    }

    [TestMethod]
    public void PartsCanBeTaken()
    {
        Assert.HasCount(3, torch.arange(7).chunk(3));
        CollectionAssert.AreEqual(new long[] { 3, 2, 2 }, torch.arange(7).tensor_split(3).Select(t => t.shape[0]).ToArray());
        CollectionAssert.AreEqual(
            new long[] { 1, 4, 2 }, torch.arange(7).tensor_split(new long[] { 1, 5 }).Select(t => t.shape[0]).ToArray());
        Compare([0, 3], Grid.hsplit(3)[0]);
        Compare([3, 4, 5], Grid.vsplit(2)[1]);
        Compare([2, 0], Grid.take(torch.tensor(new long[] { 2, 0 })));
        Compare([2, 3], Grid.take_along_dim(torch.tensor(new long[,] { { 2 }, { 0 } }), 1));
        Compare([0, 1, 1, 2], torch.argwhere(Grid.eq(1) | Grid.eq(5)).flatten());
        Assert.HasCount(2, Grid.nonzero_as_list());
    }

    [TestMethod]
    public void PlacesAreFound()
    {
        var edges = torch.tensor(new[] { 1.0, 3.0, 5.0 });
        Compare([0, 1, 1, 3], torch.bucketize(torch.tensor(new[] { 0.0, 2.0, 3.0, 9.0 }), edges));
        Compare([0, 1, 2, 3], torch.searchsorted(edges, torch.tensor(new[] { 0.0, 2.0, 3.0, 9.0 }), right: true));
        Compare([1, 2, 0, 1], torch.bincount(torch.tensor(new[] { 0L, 1L, 1L, 3L })));
        Assert.AreEqual(2L, Grid.count_nonzero(new long[] { 0 }).max().item<long>());
        var (values, indices) = torch.kthvalue(torch.tensor(new[] { 5L, 1L, 3L }), 2, 0);
        Assert.AreEqual((3L, 2L), (values.item<long>(), indices.item<long>()));
        var (low, high) = torch.aminmax(Grid);
        Assert.AreEqual((0L, 5L), (low.item<long>(), high.item<long>()));
        Compare([1, 3], torch.mode(torch.tensor(new[,] { { 1L, 2L, 1L }, { 3L, 3L, 0L } })).values);
        Assert.AreEqual(2.5, torch.quantile(torch.arange(6.0, dtype: float64), torch.tensor(0.5)).item<double>());
        Compare([1, 2, 1], torch.unique_consecutive(torch.tensor(new[] { 1L, 1L, 2L, 1L })).output);
        Compare([0, 0, 1, 0, 1, 2], torch.tril_indices(3, 3)[1]);
        CollectionAssert.AreEqual(
            new[] { true, false, true }, torch.isin(torch.arange(3), torch.tensor(new[] { 0L, 2L })).data<bool>().ToArray());
    }

    [TestMethod]
    public void ViewsShareAndCopiesDoNot()
    {
        var grid = Grid;
        grid.t()[0, 1] = 9;
        Compare([0, 1, 2, 9, 4, 5], grid);
        grid.clone()[0, 0] = 7;
        grid.flip(0)[0, 0] = 7;
        Compare([0, 1, 2, 9, 4, 5], grid);
        grid.diagonal().fill_(-1);
        Compare([-1, 1, 2, 9, -1, 5], grid);
        Assert.AreEqual(2L, grid[0, 2..].storage_offset());
    }

    [TestMethod]
    public void LongIndexListsWork()
    {
        var tensor = torch.zeros(new long[] { 1, 1, 1, 1, 1, 1, 2 });
        tensor[0, 0, 0, 0, 0, 0, 1] = 3f;
        Assert.AreEqual(3f, tensor[new long[] { 0, 0, 0, 0, 0, 0, 1 }].item<float>());
        CollectionAssert.AreEqual(new long[] { 2 }, tensor[0, 0, 0, 0, 0, 0].shape);
    }

    [TestMethod]
    public void MasksOverSeveralDimensionsLeaveTheRest()
    {
        var cube = torch.arange(12).reshape(2, 3, 2);
        var mask = torch.tensor(new[,] { { true, false, false }, { false, false, true } });
        Compare([0, 1, 10, 11], cube[mask]);
        Compare([1, 11], cube[TensorIndex.Tensor(mask), TensorIndex.Single(1)]);
        Compare([0, 1, 10, 11], cube[TensorIndex.Tensor(mask), TensorIndex.Ellipsis]);
        cube[TensorIndex.Tensor(mask), TensorIndex.Single(0)] = torch.tensor(-1L);
        Assert.AreEqual(-2L, cube.masked_select(cube < 0).sum().item<long>());
        cube.index_put_(7, TensorIndex.Single(0), TensorIndex.Slice(1, 3));
        Compare([7, 7, 7, 7], cube[0, 1..]);
    }

    [TestMethod]
    public void GraphFreeConversions()
    {
        Assert.AreEqual(int64, torch.result_type(torch.tensor(1), torch.arange(2)));
        Assert.IsTrue(torch.can_cast(int32, float32));
        Assert.IsFalse(torch.can_cast(float32, int32));
        Assert.AreEqual(2.220446049250313e-16, torch.finfo(float64).eps);
        Assert.AreEqual(1.1920928955078125e-07, torch.finfo().eps);
        Assert.AreEqual(65504.0, torch.finfo(float16).max);
        Assert.AreEqual(127L, torch.max_int_value(int8));
    }

    private static void Compare(long[] expected, Tensor actual) =>
        CollectionAssert.AreEqual(expected, actual.to(int64).contiguous().data<long>().ToArray());
}
