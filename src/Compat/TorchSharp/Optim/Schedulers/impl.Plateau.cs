namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rates when what a validation measures has stopped to improve.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _lower;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _eps;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double[] _least;
                    private double _best;
                    private int _bad;
                    private int _cooling;

                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                        double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null,
                        double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                        {
                            throw new ArgumentException($"Factor should be below 1, got {factor}.", nameof(factor));
                        }
                        _lower = OneOf(mode, "min", "max", nameof(mode));
                        _relative = OneOf(threshold_mode, "rel", "abs", nameof(threshold_mode));
                        (_factor, _patience, _threshold, _cooldown, _eps) = (factor, patience, threshold, cooldown, eps);
                        _least = min_lr is null ? new double[Groups.Length]
                            : OneForEachGroup(min_lr.Count == 1 ? Enumerable.Repeat(min_lr[0], Groups.Length) : min_lr, nameof(min_lr));
                        _best = _lower ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step() =>
                        throw new InvalidOperationException("step() should not be used with the ReduceLROnPlateau scheduler");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        _bad = IsBetter(current) ? 0 : _bad + 1;
                        if (_bad == 0)
                        {
                            _best = current;
                        }
                        if (_cooling > 0)
                        {
                            _cooling--;
                            _bad = 0;
                        }
                        if (_bad > _patience)
                        {
                            (_cooling, _bad) = (_cooldown, 0);
                            Set(Groups.Select((g, i) => Reduced(g.LearningRate, _least[i])));
                        }
                        else
                        {
                            Set(Groups.Select(g => g.LearningRate));
                        }
                    }

                    private double Reduced(double rate, double least)
                    {
                        var reduced = Math.Max(rate * _factor, least);
                        return rate - reduced > _eps ? reduced : rate;
                    }

                    private bool IsBetter(double current)
                    {
                        var margin = _relative ? Math.Abs(_best) * _threshold : _threshold;
                        if (double.IsInfinity(_best))
                        {
                            return !double.IsNaN(current);
                        }
                        return _lower ? current < _best - margin : current > _best + margin;
                    }

                    private static bool OneOf(string value, string first, string second, string name) =>
                        value == first || (value != second
                            ? throw new ArgumentException($"{name} is {first} or {second}, got {value}.", name)
                            : false);
                }
            }
        }
    }
}
