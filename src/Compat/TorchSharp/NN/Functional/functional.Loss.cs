namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op MseOp = new("aten::mse_loss"), L1Op = new("aten::l1_loss"), SmoothL1Op = new("aten::smooth_l1_loss"),
                HuberOp = new("aten::huber_loss"), CrossEntropyOp = new("aten::cross_entropy_loss"),
                NllOp = new("aten::nll_loss_nd"),
                BceOp = new("aten::binary_cross_entropy"), BceLogitsOp = new("aten::binary_cross_entropy_with_logits"),
                KlDivOp = new("aten::kl_div"), PoissonNllOp = new("aten::poisson_nll_loss"),
                SoftMarginOp = new("aten::soft_margin_loss"),
                MarginRankingOp = new("aten::margin_ranking_loss"), HingeOp = new("aten::hinge_embedding_loss"),
                CosineEmbeddingOp = new("aten::cosine_embedding_loss"), TripletOp = new("aten::triplet_margin_loss");

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call(MseOp, input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call(L1Op, input, target, (long)reduction);

            public static Tensor smooth_l1_loss(
                Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                Aten.Call(SmoothL1Op, input, target, (long)reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call(HuberOp, input, target, (long)reduction, delta);

            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) =>
                Aten.Call(CrossEntropyOp, input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.Call(NllOp, input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.Call(BceOp, input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                Aten.Call(BceLogitsOp, input, target, weight, pos_weights, (long)reduction);

            /// <summary>
            /// Kullback-Leibler divergence of a target from log probabilities. The target holds log probabilities too, unless
            /// <paramref name="log_target"/> is false.
            /// </summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.Call(KlDivOp, input, target, (long)reduction, log_target);

            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                Aten.Call(PoissonNllOp, input, target, log_input, full, eps, (long)reduction);

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Call(SoftMarginOp, input, target, (long)reduction);

            public static Tensor margin_ranking_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call(MarginRankingOp, input1, input2, target, margin, (long)reduction);

            public static Tensor hinge_embedding_loss(
                Tensor input, Tensor target, double margin, Reduction reduction = Reduction.Mean) =>
                Aten.Call(HingeOp, input, target, margin, (long)reduction);

            public static Tensor cosine_embedding_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.Call(CosineEmbeddingOp, input1, input2, target, margin, (long)reduction);

            public static Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-6,
                bool swap = false,
                Reduction reduction = Reduction.Mean) =>
                Aten.Call(TripletOp, anchor, positive, negative, margin, p, eps, swap, (long)reduction);
        }
    }
}
