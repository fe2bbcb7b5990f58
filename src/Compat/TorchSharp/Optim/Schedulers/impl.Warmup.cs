namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A part of the rates until a given step, all of them after it.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _total;

                    public ConstantLR(
                        Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is not (>= 0 and <= 1))
                        {
                            throw new ArgumentException(
                                $"Constant multiplicative factor should be between 0 and 1, got {factor}.", nameof(factor));
                        }
                        (_factor, _total) = (factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(Epoch == 0 ? _factor : Epoch == _total ? 1 / _factor : 1);

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Epoch >= _total ? 1 : _factor);
                }

                /// <summary>From one part of the rates to another in a straight line.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _total;

                    public LinearLR(
                        Optimizer optimizer, double start_factor, double end_factor, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is not (> 0 and <= 1))
                        {
                            throw new ArgumentException(
                                $"Starting multiplicative factor should be above 0 and at most 1, got {start_factor}.",
                                nameof(start_factor));
                        }
                        if (end_factor is not (>= 0 and <= 1))
                        {
                            throw new ArgumentException(
                                $"Ending multiplicative factor should be between 0 and 1, got {end_factor}.", nameof(end_factor));
                        }
                        (_start, _end, _total) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(
                        Epoch == 0 ? _start
                        : Epoch > _total ? 1
                        : 1 + (_end - _start) / (_total * _start + (Epoch - 1) * (_end - _start)));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromBase(_start + (_end - _start) * Math.Min(_total, Epoch) / _total);
                }

                /// <summary>Half a cosine down to a least rate, and up again, and so on (Loshchilov and Hutter 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _least;

                    public CosineAnnealingLR(
                        Optimizer optimizer, double T_max, double eta_min = 0.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_period, _least) = (T_max, eta_min);
                        step();
                    }

                    // From the rates of the step before, so that it can follow another scheduler.
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                        {
                            return Scaled(1);
                        }
                        if ((Epoch - 1 - _period) % (2 * _period) == 0)
                        {
                            var rise = (1 - Math.Cos(Math.PI / _period)) / 2;
                            return Groups.Zip(BaseRates, (g, rate) => g.LearningRate + (rate - _least) * rise);
                        }
                        var ratio = (1 + Math.Cos(Math.PI * Epoch / _period)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _period));
                        return Groups.Select(g => ratio * (g.LearningRate - _least) + _least);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => _least + (rate - _least) * (1 + Math.Cos(Math.PI * Epoch / _period)) / 2);
                }
            }
        }
    }
}
