using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order of their addition, registered when the dictionary is.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> _items = [];
    private bool _registered;

    public ModuleDict() : base(nameof(ModuleDict<>))
    {
    }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<T> Values => _items.Values;

    public T this[string key]
    {
        get => _items[key];
        set => Change(() => _items[key] = Present(value));
    }

    public (string, T) this[int index]
    {
        get => Pair(_items.GetAt(index));
        set => Change(() => _items.SetAt(index, value.Item1, Present(value.Item2)));
    }

    public IEnumerable<string> keys() => _items.Keys;

    public IEnumerable<T> values() => _items.Values;

    public IEnumerable<(string, T)> items() => _items.Select(Pair);

    public void Add(string key, T value) => Change(() => _items.Add(key, Present(value)));

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => Change(() => _items.Insert(index, item.Item1, Present(item.Item2)));

    public bool Remove(string key)
    {
        var removed = false;
        Change(() => removed = _items.Remove(key));
        return removed;
    }

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public void clear() => Clear();

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool Contains((string, T) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, T) item) =>
        _items.TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2) ? _items.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _items.TryGetValue(key, out value);

    public void CopyTo((string, T)[] array, int arrayIndex) => items().ToArray().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _items.ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => items().GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override IEnumerable<nn.Module> Children => _items.Values;

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
        OwnModules.Clear();
        foreach (var (name, module) in _items)
        {
            register_module(name, module);
        }
    }

    private static (string, T) Pair(KeyValuePair<string, T> pair) => (pair.Key, pair.Value);

    private static T Present(T item) => item ?? throw new ArgumentNullException(nameof(item));
}
