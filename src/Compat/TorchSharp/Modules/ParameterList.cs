using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of parameters that are named by their position, registered when the list is.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _items = [];
    private bool _registered;

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _items[index];
        set => Change(() => _items[index] = Present(value));
    }

    public void Add(Parameter item) => Change(() => _items.Add(Present(item)));

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        Change(() => _items.AddRange(modules.Select(Present)));
    }

    public void Insert(int index, Parameter item) => Change(() => _items.Insert(index, Present(item)));

    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0)
        {
            RemoveAt(index);
        }
        return index >= 0;
    }

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    public int IndexOf(Parameter item) => _items.FindIndex(p => ReferenceEquals(p, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override IEnumerable<Parameter> LooseParameters => _registered ? [] : _items;

    protected override void RegisterComponents()
    {
        _registered = true;
        Change(() => { });
    }

    private void Change(Action change)
    {
        change();
        if (!_registered)
        {
            return;
        }
        OwnParameters.Clear();
        for (var i = 0; i < _items.Count; i++)
        {
            OwnParameters[i.ToString(CultureInfo.InvariantCulture)] = _items[i];
        }
    }

    private static Parameter Present(Parameter item) => item ?? throw new ArgumentNullException(nameof(item));
}
