using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order of their addition, registered when the dictionary is.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDictionary<string, Parameter> _items = [];
    private bool _registered;

    public ParameterDict() : base(nameof(ParameterDict))
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<Parameter> Values => _items.Values;

    public Parameter this[string key]
    {
        get => _items[key];
        set => Change(() => _items[key] = Present(value));
    }

    public (string, Parameter) this[int index]
    {
        get => Pair(_items.GetAt(index));
        set => Change(() => _items.SetAt(index, value.Item1, Present(value.Item2)));
    }

    public IEnumerable<string> keys() => _items.Keys;

    public IEnumerable<Parameter> values() => _items.Values;

    public IEnumerable<(string, Parameter)> items() => _items.Select(Pair);

    public void Add(string key, Parameter value) => Change(() => _items.Add(key, Present(value)));

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => Change(() => _items.Insert(index, item.Item1, Present(item.Item2)));

    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _items.Remove(key));
        return removed;
    }

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public void clear() => Clear();

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, Parameter) item) =>
        _items.TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2) ? _items.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _items.TryGetValue(key, out value);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => items().ToArray().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _items.ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<(string, Parameter)> GetEnumerator() => items().GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override IEnumerable<Parameter> LooseParameters => _registered ? [] : _items.Values;

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
        foreach (var (name, parameter) in _items)
        {
            register_parameter(name, parameter);
        }
    }

    private static (string, Parameter) Pair(KeyValuePair<string, Parameter> pair) => (pair.Key, pair.Value);

    private static Parameter Present(Parameter item) => item ?? throw new ArgumentNullException(nameof(item));
}
