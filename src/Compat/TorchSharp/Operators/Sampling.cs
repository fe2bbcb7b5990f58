namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Bernoulli = new("aten::bernoulli");
    public static readonly Op BernoulliFloatInPlace = new("aten::bernoulli_", "float");
    public static readonly Op BernoulliTensorInPlace = new("aten::bernoulli_", "Tensor");
    public static readonly Op Binomial = new("aten::binomial");
    public static readonly Op Poisson = new("aten::poisson");
    public static readonly Op Multinomial = new("aten::multinomial");
    public static readonly Op NormalInPlace = new("aten::normal_");
    public static readonly Op UniformInPlace = new("aten::uniform_");
    public static readonly Op ExponentialInPlace = new("aten::exponential_");
    public static readonly Op CauchyInPlace = new("aten::cauchy_");
    public static readonly Op GeometricInPlace = new("aten::geometric_");
    public static readonly Op LogNormalInPlace = new("aten::log_normal_");
    public static readonly Op RandomFromInPlace = new("aten::random_", "from");
    public static readonly Op NormalTensorTensor = new("aten::normal", "Tensor_Tensor");
    public static readonly Op InternalStandardGamma = new("aten::_standard_gamma");
    public static readonly Op InternalSampleDirichlet = new("aten::_sample_dirichlet");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Aten.Call(Ops.Bernoulli, this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Aten.InPlace(Ops.BernoulliFloatInPlace, this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Aten.InPlace(Ops.BernoulliTensorInPlace, this, p, generator);

        public Tensor binomial(Tensor prob, Generator? generator = null) => Aten.Call(Ops.Binomial, this, prob, generator);

        public Tensor poisson(Generator? generator = null) => Aten.Call(Ops.Poisson, this, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.Call(Ops.Multinomial, this, num_samples, replacement, generator);

        public Tensor normal_(double mean = 0, double stddev = 1, Generator? generator = null) =>
            Aten.InPlace(Ops.NormalInPlace, this, mean, stddev, generator);

        public Tensor uniform_(double from = 0, double to = 1, Generator? generator = null) =>
            Aten.InPlace(Ops.UniformInPlace, this, from, to, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            Aten.InPlace(Ops.ExponentialInPlace, this, lambda, generator);

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Aten.InPlace(Ops.CauchyInPlace, this, median, sigma, generator);

        public Tensor geometric_(double p, Generator? generator = null) => Aten.InPlace(Ops.GeometricInPlace, this, p, generator);

        public Tensor log_normal_(double mean = 1, double stddev = 2, Generator? generator = null) =>
            Aten.InPlace(Ops.LogNormalInPlace, this, mean, stddev, generator);

        public Tensor random_(double from, double to, Generator? generator = null) =>
            Aten.InPlace(Ops.RandomFromInPlace, this, (long)from, (long)to, generator);
    }

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    public static Tensor binomial(Tensor input, Tensor prob, Generator? generator = null) => input.binomial(prob, generator);

    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    public static Tensor normal(Tensor input, Tensor stddev, Generator? generator = null) =>
        Aten.Call(Ops.NormalTensorTensor, input, stddev, generator);

    public static Tensor _standard_gamma(Tensor input, Generator? generator = null) =>
        Aten.Call(Ops.InternalStandardGamma, input, generator);

    public static Tensor _sample_dirichlet(Tensor input, Generator? generator = null) =>
        Aten.Call(Ops.InternalSampleDirichlet, input, generator);
}
