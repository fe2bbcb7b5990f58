using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name, "module");
                if (submodule is null)
                {
                    OwnModules.Remove(name);
                    return;
                }
                if (OwnModules.TryGetValue(name, out var existing) && !ReferenceEquals(existing, submodule))
                {
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                }
                submodule.RegisterComponents();
                if (ReferenceEquals(submodule, this) || submodule.modules().Contains(this))
                {
                    throw new InvalidOperationException($"Sub-module {name} contains the module that it is registered in.");
                }
                OwnModules[name] = submodule;
            }

            public virtual void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name, "parameter");
                if (param is null)
                {
                    OwnParameters.Remove(name);
                }
                else if (!OwnParameters.TryAdd(name, param))
                {
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                }
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name, "buffer");
                ArgumentNullException.ThrowIfNull(tensor);
                if (!OwnBuffers.TryAdd(name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                }
            }

            /// <summary>Registers what the fields of the user's classes hold, under the fields' names. Safe to call again.</summary>
            protected virtual void RegisterComponents()
            {
                var library = typeof(Module).Assembly;
                for (var type = GetType(); type is not null && type.Assembly != library; type = type.BaseType)
                {
                    var fields = type.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                    foreach (var field in fields)
                    {
                        RegisterComponent(field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name, field.GetValue(this));
                    }
                }
            }

            private void RegisterComponent(string name, object? value)
            {
                switch (value)
                {
                    case Module module:
                        register_module(name, module);
                        break;
                    case Parameter parameter when !IsRegistered(name, parameter):
                        register_parameter(name, parameter);
                        break;
                    case Tensor tensor when tensor is not Modules.Parameter && !IsRegistered(name, tensor):
                        register_buffer(name, tensor);
                        break;
                }
            }

            private bool IsRegistered(string name, Tensor tensor) =>
                (OwnParameters.TryGetValue(name, out var parameter) && ReferenceEquals(parameter, tensor))
                || (OwnBuffers.TryGetValue(name, out var buffer) && ReferenceEquals(buffer.Tensor, tensor));

            /// <summary>Puts a parameter in the place of the one of that name and disposes the old one; null removes it.</summary>
            internal void ReplaceParameter(string name, Parameter? parameter)
            {
                OwnParameters.TryGetValue(name, out var old);
                if (ReferenceEquals(old, parameter))
                {
                    return;
                }
                old?.Dispose();
                if (parameter is null)
                {
                    OwnParameters.Remove(name);
                }
                else
                {
                    OwnParameters[name] = parameter;
                }
            }

            private static void CheckName(string name, string kind)
            {
                if (string.IsNullOrEmpty(name))
                {
                    throw new ArgumentException($"{kind} name can't be empty string \"\"");
                }
                if (name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"{kind} name can't contain \".\", got: {name}");
                }
            }
        }
    }
}
