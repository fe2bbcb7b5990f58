using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // A state file is the number of entries, then name and tensor for each; whole numbers are LEB128.
        public partial class Module
        {
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(
                BinaryWriter writer, Dictionary<string, Tensor> state_dict, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(state_dict);
                var entries = state_dict.Where(p => skip is null || !skip.Contains(p.Key)).ToList();
                writer.Write7BitEncodedInt(entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                {
                    throw new FileNotFoundException(location);
                }
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public virtual Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var target = state_dict();
                var entries = reader.Read7BitEncodedInt();
                if (strict && entries != target.Count)
                {
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {target.Count}, but found {entries} entries.");
                }
                for (var i = 0; i < entries; i++)
                {
                    var name = reader.ReadString();
                    var found = target.TryGetValue(name, out var tensor);
                    if (strict && !found)
                    {
                        throw new ArgumentException(
                            $"Mismatched module state names: the target module has no parameter or buffer named '{name}'.");
                    }
                    ReadEntry(reader, tensor, skip?.Contains(name) ?? false);
                    if (loadedParameters is not null)
                    {
                        loadedParameters[name] = found;
                    }
                }
                return this;
            }

            private static void ReadEntry(BinaryReader reader, Tensor? tensor, bool skip)
            {
                if (tensor is null)
                {
                    using var unused = Tensor.Load(reader);
                }
                else
                {
                    tensor.Load(reader, skip);
                }
            }
        }
    }
}
