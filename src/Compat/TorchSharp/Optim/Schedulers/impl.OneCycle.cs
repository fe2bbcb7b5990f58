namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// One rise to the highest rate and one fall far below the first, with the momentum the other way round (Smith 2018).
                /// </summary>
                public class OneCycleLR : LRScheduler
                {
                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    private readonly AnnealStrategy _strategy;
                    private readonly int _total;
                    private readonly bool _movesMomentum;
                    private readonly CyclePhase[] _phases;
                    private readonly Cycle[] _cycles;

                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, Same(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                            cycle_momentum, Same(optimizer, base_momentum), Same(optimizer, max_momentum), div_factor, final_div_factor,
                            three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps, int epochs, int steps_per_epoch,
                        double pct_start, AnnealStrategy anneal_strategy, bool cycle_momentum,
                        IEnumerable<double> base_momentum, IEnumerable<double> max_momentum, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (pct_start is not (>= 0 and <= 1))
                        {
                            throw new ArgumentException($"Expected pct_start between 0 and 1, got {pct_start}.", nameof(pct_start));
                        }
                        (_strategy, _movesMomentum) = (anneal_strategy, cycle_momentum);
                        _total = TotalSteps(total_steps, epochs, steps_per_epoch);
                        _phases = three_phase ? CyclePhase.Three(pct_start, _total) : CyclePhase.Two(pct_start, _total);
                        var highest = OneForEachGroup(max_lr, nameof(max_lr));
                        var low = OneForEachGroup(base_momentum, nameof(base_momentum));
                        var high = OneForEachGroup(max_momentum, nameof(max_momentum));
                        _cycles = [.. Groups.Select((group, i) => NewCycle(group, highest[i], low[i], high[i]))];
                        if (last_epoch == -1)
                        {
                            Array.ForEach(_cycles, c => c.Group.InitialLearningRate = c.First);
                        }
                        step();

                        Cycle NewCycle(ILearningRateController group, double most, double lowest, double strongest)
                        {
                            var first = most / div_factor;
                            var cycle = new Cycle(group, most, first, first / final_div_factor, lowest, strongest);
                            return cycle.HasMomentum || !cycle_momentum
                                ? cycle
                                : throw new ArgumentException("The optimizer must have a momentum or betas where cycle_momentum is true.");
                        }
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _total)
                        {
                            throw new InvalidOperationException(
                                $"Tried to step {Epoch} times. The specified number of total steps is {_total}.");
                        }
                        var start = 0.0;
                        foreach (var phase in _phases)
                        {
                            if (Epoch <= phase.End)
                            {
                                var part = (Epoch - start) / (phase.End - start);
                                return Array.ConvertAll(_cycles, cycle => Move(cycle, phase, part));
                            }
                            start = phase.End;
                        }
                        // The cycle is over.
                        return new double[_cycles.Length];
                    }

                    private double Move(Cycle cycle, CyclePhase phase, double part)
                    {
                        if (_movesMomentum)
                        {
                            cycle.SetMomentum(Anneal(phase.Momentum(cycle), part));
                        }
                        return Anneal(phase.Rate(cycle), part);
                    }

                    private double Anneal((double From, double To) range, double part) => _strategy == AnnealStrategy.Cos
                        ? range.To + (range.From - range.To) / 2 * (Math.Cos(Math.PI * part) + 1)
                        : (range.To - range.From) * part + range.From;

                    private static int TotalSteps(int total, int epochs, int stepsOfEpoch)
                    {
                        var steps = total > 0 ? total : epochs > 0 && stepsOfEpoch > 0 ? epochs * stepsOfEpoch : 0;
                        return steps > 0
                            ? steps
                            : throw new ArgumentException("Either total_steps, or both epochs and steps_per_epoch, must be positive.");
                    }

                    private static IEnumerable<double> Same(Optimizer optimizer, double value) =>
                        optimizer.ParamGroups.Select(_ => value);
                }
            }
        }
    }
}
