namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op LinearOp = new("aten::linear"), BilinearOp = new("aten::bilinear"),
                OneHotOp = new("aten::one_hot"), CosineSimilarityOp = new("aten::cosine_similarity"),
                PairwiseDistanceOp = new("aten::pairwise_distance"), AttentionOp = new("aten::_scaled_dot_product_attention");

            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) => Aten.Call(LinearOp, input, weight, bias);

            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) =>
                Aten.Call(BilinearOp, input1, input2, weight, bias);

            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                ArgumentNullException.ThrowIfNull(x);
                return x.dtype == ScalarType.Int64
                    ? Aten.Call(OneHotOp, x, num_classes)
                    : throw new ArgumentException("OneHot input tensor must have elements of type Int64");
            }

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Aten.Call(CosineSimilarityOp, x1, x2, dim, eps);

            public static Tensor pairwise_distance(
                Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keepdim = false) =>
                Aten.Call(PairwiseDistanceOp, input1, input2, p, eps, keepdim);

            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                var (result, weights) = Aten.Call2(AttentionOp, query, key, value, attn_mask, p, false, is_casual);
                weights?.Dispose();
                return result;
            }
        }
    }
}
