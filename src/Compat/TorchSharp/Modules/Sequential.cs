using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Modules one after the other. What passes between them is disposed, so a module must give a new tensor, never its input
/// (<c>x.alias()</c> is new).
/// </summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> _steps = [];

    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base("torch::nn::SequentialImpl")
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules)
        {
            Add(name, module);
        }
    }

    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules) : base("torch::nn::SequentialImpl")
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules)
        {
            Add(NextName, module);
        }
    }

    public int Count => _steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

    /// <summary>A part of the sequence, which shares its modules and names them anew from 0.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => new([.. _steps.Take(index).Cast<nn.Module<Tensor, Tensor>>()]);

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, module);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(NextName, module);

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0)
        {
            return nn.functional.Alias(tensor);
        }
        var current = tensor;
        foreach (var step in _steps)
        {
            var next = step.call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
            {
                current.Dispose();
            }
            current = next;
        }
        return current;
    }

    private string NextName => _steps.Count.ToString(CultureInfo.InvariantCulture);

    private void Add(string name, nn.IModule<Tensor, Tensor> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step is not nn.Module module)
        {
            throw new ArgumentException($"{step.GetType().Name} is not a Module.", nameof(step));
        }
        if (OwnModules.ContainsKey(name))
        {
            throw new ArgumentException($"The sequence already has a module of the name {name}.", nameof(name));
        }
        register_module(name, module);
        _steps.Add(step);
    }
}
