namespace Microsoft.ML.Data;

public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    public readonly ulong Low;
    public readonly ulong High;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <summary>A new identifier for what is made of two rows.</summary>
    public DataViewRowId Combine(DataViewRowId id) =>
        new(Mix(Low ^ Mix(id.Low + 0x9E3779B97F4A7C15)), Mix(High ^ Mix(id.High + 0xD1B54A32D192ED03) ^ Low));

    /// <summary>A new identifier for a row that descends from this one.</summary>
    public DataViewRowId Fork() => new(Mix(Low + 0xBF58476D1CE4E5B9), Mix(High ^ Mix(Low ^ 0x94D049BB133111EB)));

    /// <summary>Another one, different from <see cref="Fork"/>.</summary>
    public DataViewRowId Next() => new(Mix(Low + 0x2545F4914F6CDD1D), Mix(High + Mix(Low ^ 0x9FB21C651E98DF25)));

    public int CompareTo(DataViewRowId other)
    {
        var high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object? obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Low, High);

    public override string ToString() => $"{High:x16}{Low:x16}";

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
