using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A node in a tree of parameters, buffers and sub-modules.</summary>
        public partial class Module : IDisposable
        {
            internal readonly OrderedDictionary<string, Parameter> OwnParameters = [];
            internal readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> OwnBuffers = [];
            internal readonly OrderedDictionary<string, Module> OwnModules = [];
            private readonly string _name;

            protected Module(string name) => _name = name;

            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool on = true)
            {
                training = on;
                foreach (var child in Children)
                {
                    child.train(on);
                }
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                    {
                        continue;
                    }
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        using (no_grad())
                        {
                            gradient.zero_();
                        }
                    }
                }
            }

            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var child in Children)
                {
                    child.apply(fn);
                }
                fn(this);
                return this;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                {
                    return;
                }
                foreach (var parameter in OwnParameters.Values.Concat(LooseParameters))
                {
                    parameter.Dispose();
                }
                foreach (var (tensor, _) in OwnBuffers.Values)
                {
                    tensor.Dispose();
                }
                foreach (var child in Children)
                {
                    child.Dispose();
                }
            }

            /// <summary>The direct sub-modules; a container overrides it to show those that are not registered yet.</summary>
            internal virtual IEnumerable<Module> Children => OwnModules.Values;

            /// <summary>Parameters that a container holds and has not registered yet.</summary>
            internal virtual IEnumerable<Parameter> LooseParameters => [];
        }
    }
}
