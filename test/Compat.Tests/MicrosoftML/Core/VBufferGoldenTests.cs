#nullable disable

using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class VBufferGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void vbuffer_dense_and_sparse()
    {
        var d = new VBuffer<float>(3, [1, 0, 3]); var s = new VBuffer<float>(5, 2, [7, 9], [1, 4]); var e = default(VBuffer<float>); var zero = new VBuffer<float>(4, 0, null, null); var full = new VBuffer<float>(2, 2, [5, 6], [0, 1]);
        MLGolden.Check("vbuffer_dense_and_sparse", new { d = Buf(d), s = Buf(s), e = Buf(e), zero = Buf(zero), full = Buf(full), texts = new[] { d.ToString(), s.ToString(), e.ToString() }, denseValues = s.DenseValues(), items = s.Items().Select(p => new { p.Key, p.Value }), allItems = s.Items(all: true).Select(p => new { p.Key, p.Value }), denseItems = d.Items().Select(p => new { p.Key, p.Value }), spanTooLong = Buf(new VBuffer<float>(2, new float[] { 1, 2, 3 })) });
    }

    [TestMethod]
    public void vbuffer_get_item_or_default()
    {
        var s = new VBuffer<float>(5, 2, [7, 9], [1, 4]); var t = new VBuffer<ReadOnlyMemory<char>>(3, 1, ["x".AsMemory()], [2]); float r = -1; s.GetItemOrDefault(4, ref r);
        MLGolden.Check("vbuffer_get_item_or_default", new { zeroth = s.GetItemOrDefault(0), first = s.GetItemOrDefault(1), byRef = r, text0 = t.GetItemOrDefault(0), text2 = t.GetItemOrDefault(2), tooFar = Try(() => s.GetItemOrDefault(5)), negative = Try(() => s.GetItemOrDefault(-1)) });
    }

    [TestMethod]
    public void vbuffer_constructor_errors()
    {
        MLGolden.Check("vbuffer_constructor_errors", new
        {
            shortValues = Try(() => Buf(new VBuffer<float>(3, [1, 2]))), negative = Try(() => Buf(new VBuffer<float>(-1, []))), countOverLength = Try(() => Buf(new VBuffer<float>(1, 2, [1, 2], [0, 1]))), noIndices = Try(() => Buf(new VBuffer<float>(4, 2, [1, 2], null))),
            shortIndices = Try(() => Buf(new VBuffer<float>(4, 2, [1, 2], [0]))), unsortedNotChecked = Try(() => Buf(new VBuffer<float>(4, 2, [1, 2], [3, 0]))), indexPastEnd = Try(() => Buf(new VBuffer<float>(2, 1, [1], [5])))
        });
    }

    [TestMethod]
    public void vbuffer_copy_to()
    {
        var s = new VBuffer<float>(5, 2, [7, 9], [1, 4]); var span = new float[6]; Array.Fill(span, -1); s.CopyTo(span.AsSpan(), 1); var deflt = new float[5]; s.CopyTo(deflt.AsSpan(), 0, 42f);
        VBuffer<float> a = default, b = default, c = default; s.CopyTo(ref a); s.CopyToDense(ref b); s.CopyTo(ref c, 1, 3); VBuffer<float> dc = default; new VBuffer<float>(4, [1, 2, 3, 4]).CopyTo(ref dc, 1, 2);
        MLGolden.Check("vbuffer_copy_to", new { span, deflt, copy = Buf(a), dense = Buf(b), slice = Buf(c), denseSlice = Buf(dc), tooShort = Try(() => s.CopyTo(new float[4].AsSpan())) });
    }
}
