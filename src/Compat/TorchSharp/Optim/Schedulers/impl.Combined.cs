namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Steps several schedulers together.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        ArgumentNullException.ThrowIfNull(schedulers);
                        _schedulers = [.. schedulers];
                    }

                    public override void step() => Array.ForEach(_schedulers, s => s.step());
                }

                /// <summary>One scheduler after another, each from its milestone on.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    public SequentialLR(
                        Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones,
                        int last_epoch = -1)
                        : base(optimizer, last_epoch)
                    {
                        ArgumentNullException.ThrowIfNull(schedulers);
                        ArgumentNullException.ThrowIfNull(milestones);
                        (_schedulers, _milestones) = ([.. schedulers], [.. milestones]);
                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"Expected one milestone less than the {_schedulers.Length} schedulers, got {_milestones.Length}.");
                        }
                        // Each scheduler has made its first step; only that of the first one counts.
                        Array.ForEach(Groups, g => g.LearningRate = g.InitialLearningRate);
                        Array.ForEach(_schedulers, s => s.Rewind());
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var index = _milestones.Count(m => m <= Epoch);
                        var scheduler = _schedulers[index];
                        if (index > 0 && _milestones[index - 1] == Epoch)
                        {
                            scheduler.step((int?)0);
                        }
                        else
                        {
                            scheduler.step();
                        }
                        return scheduler.get_last_lr();
                    }
                }
            }
        }
    }
}
