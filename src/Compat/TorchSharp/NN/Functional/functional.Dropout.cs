namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op DropoutOp = new("aten::dropout"), DropoutInPlaceOp = new("aten::dropout_"),
                FeatureDropoutOp = new("aten::feature_dropout"), FeatureDropoutInPlaceOp = new("aten::feature_dropout_"),
                AlphaDropoutOp = new("aten::alpha_dropout"), AlphaDropoutInPlaceOp = new("aten::alpha_dropout_");

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(DropoutInPlaceOp, input, p, training)) : Aten.Call(DropoutOp, input, p, training);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(AlphaDropoutInPlaceOp, input, p, training)) : Aten.Call(AlphaDropoutOp, input, p, training);

            /// <summary>Drops whole channels of [batch, channel, length] or [channel, length].</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                DropChannels(input, 1, p, training, inplace);

            /// <summary>Drops whole channels of [batch, channel, height, width].</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                DropChannels(input, 2, p, training, inplace);

            /// <summary>Drops whole channels of [batch, channel, depth, height, width] or [channel, depth, height, width].</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                DropChannels(input, 3, p, training, inplace);

            // The operator reads dimension 1 as the channels. Unbatched input needs a batch of one; in two dimensions
            // libtorch reads three dimensions as [batch, channel, length] and so do we.
            private static Tensor DropChannels(Tensor input, int spatial, double p, bool training, bool inplace)
            {
                var unbatched = spatial != 2 && input.dim() == spatial + 1;
                if (!unbatched)
                {
                    return inplace
                        ? Alias(Aten.InPlace(FeatureDropoutInPlaceOp, input, p, training))
                        : Aten.Call(FeatureDropoutOp, input, p, training);
                }
                using var batch = input.unsqueeze(0);
                using var dropped = inplace
                    ? Alias(Aten.InPlace(FeatureDropoutInPlaceOp, batch, p, training))
                    : Aten.Call(FeatureDropoutOp, batch, p, training);
                return dropped.select(0, 0);
            }
        }
    }
}
