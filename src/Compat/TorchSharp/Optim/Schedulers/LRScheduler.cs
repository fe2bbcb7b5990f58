namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer's groups, once at the start and again at every step.</summary>
            public abstract class LRScheduler
            {
                private readonly bool _verbose;
                private double[] _lastRates = [];

                private protected LRScheduler()
                {
                    Groups = [];
                    BaseRates = [];
                }

                private protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Epoch = last_epoch;
                    _verbose = verbose;
                    Groups = [.. optimizer.ParamGroups];
                    if (last_epoch == -1 && !optimizer.HasScheduler)
                    {
                        Array.ForEach(Groups, g => g.InitialLearningRate = g.LearningRate);
                    }
                    optimizer.HasScheduler = true;
                    BaseRates = [.. Groups.Select(g => g.InitialLearningRate)];
                }

                private protected ILearningRateController[] Groups { get; }

                private protected double[] BaseRates { get; }

                /// <summary>The number of the step, 0 at the start.</summary>
                private protected int Epoch { get; private set; }

                public virtual void step()
                {
                    Epoch++;
                    Set(get_lr());
                }

                /// <summary>Goes to a given step, or to the next.</summary>
                public virtual void step(int? epoch)
                {
                    if (epoch is not { } number)
                    {
                        step();
                        return;
                    }
                    Epoch = number;
                    Set(get_closed_form_lr());
                }

                /// <summary>Steps by what a validation measured; most schedulers do not look at it.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => _lastRates;

                /// <summary>Takes a step back without a change of rates, for a scheduler that starts later.</summary>
                internal void Rewind() => Epoch--;

                /// <summary>The rates of this step, from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(g => g.LearningRate);

                /// <summary>The rates of this step, from the number of the step alone where there is such a form.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected void Set(IEnumerable<double> rates)
                {
                    _lastRates = [.. rates];
                    for (var i = 0; i < Groups.Length; i++)
                    {
                        Groups[i].LearningRate = _lastRates[i];
                        if (_verbose)
                        {
                            Console.WriteLine($"Adjusting learning rate of group {i} to {_lastRates[i]}");
                        }
                    }
                }

                private protected T[] OneForEachGroup<T>(IEnumerable<T> values, string name)
                {
                    ArgumentNullException.ThrowIfNull(values, name);
                    T[] array = [.. values];
                    return array.Length == Groups.Length ? array : throw new ArgumentException(
                        $"Expected {Groups.Length} values for {name}, one for each parameter group, but got {array.Length}.",
                        name);
                }

                /// <summary>The current rate of each group, changed by a rule that does not look at the group.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Groups.Select(g => g.LearningRate * factor);

                private protected IEnumerable<double> FromBase(double factor) => BaseRates.Select(r => r * factor);
            }
        }
    }
}
