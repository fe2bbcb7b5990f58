using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected readonly List<ParamGroup> Groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>Whether a scheduler has noted the rates that it starts from.</summary>
            internal bool HasScheduler { get; set; }

            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            /// <summary>Sets every gradient that exists to zero; it stays allocated.</summary>
            public virtual void zero_grad()
            {
                using var guard = no_grad();
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(g => g.Parameters);

            public abstract Tensor step(Func<Tensor>? closure = null);

            public virtual void add_param_group(ParamGroup param_group)
            {
                ArgumentNullException.ThrowIfNull(param_group);
                foreach (var parameter in param_group.Parameters)
                {
                    if (parameters().Any(p => ReferenceEquals(p, parameter)))
                    {
                        throw new ArgumentException("A parameter is in more than one parameter group.", nameof(param_group));
                    }
                }
                Groups.Add(param_group);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    ReleaseStates();
                }
            }

            private protected abstract void ReleaseStates();
        }

        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
