namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters by name, then all persistent buffers: the order of a saved file.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in named_parameters())
                {
                    destination.TryAdd(start + name, parameter);
                }
                foreach (var (name, buffer) in named_buffers())
                {
                    destination.TryAdd(start + name, buffer);
                }
                return destination;
            }

            /// <summary>Copies values into this module's tensors, which stay the same objects.</summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var skipped = skip ?? [];
                var target = state_dict();
                var missing = target.Keys.Where(k => !source.ContainsKey(k) && !skipped.Contains(k)).ToList();
                var unexpected = source.Keys.Where(k => !target.ContainsKey(k) && !skipped.Contains(k)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary.");
                }
                using (no_grad())
                {
                    foreach (var (key, value) in source)
                    {
                        if (target.TryGetValue(key, out var tensor) && !skipped.Contains(key))
                        {
                            tensor.copy_(value);
                        }
                    }
                }
                return (missing, unexpected);
            }
        }
    }
}
