using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => OwnModules.Select(p => (p.Key, p.Value));

            public virtual IEnumerable<Module> children() => named_children().Select(p => p.module);

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, child) in named_children())
                {
                    yield return (name, child);
                    foreach (var (inner, module) in child.named_modules())
                    {
                        yield return ($"{name}.{inner}", module);
                    }
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(p => p.module);

            /// <summary>Own parameters first, then the children's, depth first. One that is shared appears once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                OwnParameters.Select(p => (name: p.Key, parameter: p.Value))
                    .Concat(Inner(recurse, child => child.named_parameters()).Select(p => (name: p.name, parameter: p.value)))
                    .DistinctBy(p => (object)p.parameter, ReferenceEqualityComparer.Instance);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>
            /// The persistent buffers. <paramref name="include_nonpersistent"/> is accepted and changes nothing: the others are
            /// reached by <see cref="get_buffer"/>, and move with the module.
            /// </summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true) =>
                OwnBuffers.Where(p => p.Value.Persistent).Select(p => (name: p.Key, buffer: p.Value.Tensor))
                    .Concat(Inner(recurse, child => child.named_buffers(true, include_nonpersistent))
                        .Select(p => (name: p.name, buffer: p.value)))
                    .DistinctBy(p => (object)p.buffer, ReferenceEqualityComparer.Instance);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(p => p.buffer);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Parameter get_parameter(string target) =>
                Find(target, out var name) is { } module && module.OwnParameters.TryGetValue(name, out var parameter) ? parameter : null!;

            public virtual Tensor get_buffer(string target) =>
                Find(target, out var name) is { } module && module.OwnBuffers.TryGetValue(name, out var buffer) ? buffer.Tensor : null!;

            /// <summary>The module that owns a dotted name, or null; <paramref name="name"/> is the last part.</summary>
            private Module? Find(string target, out string name)
            {
                ArgumentNullException.ThrowIfNull(target);
                var parts = target.Split('.');
                name = parts[^1];
                var module = this;
                foreach (var part in parts[..^1])
                {
                    if (!module.OwnModules.TryGetValue(part, out module))
                    {
                        return null;
                    }
                }
                return module;
            }

            private IEnumerable<(string name, T value)> Inner<T>(bool recurse, Func<Module, IEnumerable<(string name, T value)>> items) =>
                recurse
                    ? named_children().SelectMany(c => items(c.module).Select(p => ($"{c.name}.{p.name}", p.value)))
                    : [];
        }
    }
}
