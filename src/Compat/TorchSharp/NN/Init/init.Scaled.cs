namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Spreads that keep the size of what flows through a network: Glorot and Bengio 2010, He et al. 2015.
        public static partial class init
        {
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0) => glorot_uniform_(tensor, gain);

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => glorot_normal_(tensor, gain);

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * GlorotSpread(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, GlorotSpread(tensor, gain));

            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingSpread(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingSpread(tensor, a, mode, nonlinearity));

            private static double GlorotSpread(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = Fans(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static double KaimingSpread(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = Fans(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }
        }
    }
}
