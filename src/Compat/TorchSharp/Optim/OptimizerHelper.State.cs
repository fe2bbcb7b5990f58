using System.Text;

namespace TorchSharp.Modules;

// A state file is the optimizer's type name, the numbers of groups and of states as LEB128, the groups' options, the states.
public abstract partial class OptimizerHelper
{
    /// <summary>The live options and states, not copies of them.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in Groups)
        {
            var indices = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                indices.Add(result.State.Count);
                result.State.Add(_states[parameter]);
            }
            result.Options.Add(group.Options);
            result.StateIndexRef.Add(indices);
        }
        return result;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++)
        {
            own.Options[i].LoadStateDict(state_dict.Options[i]);
        }
        for (var i = 0; i < own.State.Count; i++)
        {
            own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    public virtual void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(state.Options.Count);
        writer.Write7BitEncodedInt(state.State.Count);
        state.Options.ForEach(o => o.SaveStateDict(writer));
        state.State.ForEach(s => s.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        if (!File.Exists(location))
        {
            throw new FileNotFoundException(location);
        }
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        load_state_dict(reader);
    }

    public virtual void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}'.");
        }
        var own = state_dict();
        CheckCounts(own, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        own.Options.ForEach(o => o.LoadStateDict(reader));
        own.State.ForEach(s => s.LoadStateDict(reader));
    }

    private static void CheckCounts(StateDictionary own, int groups, int states)
    {
        if (groups != own.Options.Count)
        {
            throw new ArgumentException($"Mismatched number of parameter groups: expected {own.Options.Count}, but found {groups}.");
        }
        if (states != own.State.Count)
        {
            throw new ArgumentException($"Mismatched number of parameter states: expected {own.State.Count}, but found {states}.");
        }
    }
}
