using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// A list of modules that are named by their position. They are registered when the list is: as a field of a module, or by
/// <c>register_module</c>.
/// </summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> _items = [];
    private bool _registered;

    public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => extend(modules);

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _items[index];
        set => Change(() => _items[index] = Present(value));
    }

    public void Add(T item) => Change(() => _items.Add(Present(item)));

    public void append(params T[] modules) => extend(modules);

    public void extend(IEnumerable<T> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        Change(() => _items.AddRange(modules.Select(Present)));
    }

    public void Insert(int index, T item) => Change(() => _items.Insert(index, Present(item)));

    public bool Remove(T item)
    {
        var removed = false;
        Change(() => removed = _items.Remove(item));
        return removed;
    }

    public void RemoveAt(int index) => Change(() => _items.RemoveAt(index));

    public void Clear() => Change(_items.Clear);

    public bool Contains(T item) => _items.Contains(item);

    public int IndexOf(T item) => _items.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override IEnumerable<nn.Module> Children => _items;

    protected override void RegisterComponents()
    {
        _registered = true;
        Change(() => { });
    }

    // Names follow positions, so a registered list registers all of them again.
    private void Change(Action change)
    {
        change();
        if (!_registered)
        {
            return;
        }
        OwnModules.Clear();
        for (var i = 0; i < _items.Count; i++)
        {
            register_module(i.ToString(CultureInfo.InvariantCulture), _items[i]);
        }
    }

    private static T Present(T item) => item ?? throw new ArgumentNullException(nameof(item));
}
