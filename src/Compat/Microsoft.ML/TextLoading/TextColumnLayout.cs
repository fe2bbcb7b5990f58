namespace Microsoft.ML.Data;

/// <summary>Source columns <see cref="Min"/> to <see cref="Max"/>; <see cref="int.MaxValue"/> stands for the end of the line.</summary>
internal readonly record struct SourceSegment(int Min, int Max)
{
    public bool IsVariable => Max == int.MaxValue;

    public int Count => Max - Min + 1;
}

/// <summary>One column of the view: its type, and the source columns with every open range resolved.</summary>
internal sealed record TextColumnLayout(string Name, DataViewType Type, SourceSegment[] Segments)
{
    /// <summary>One more than the last source column that is read.</summary>
    public int SourceLimit => Segments.Max(s => s.IsVariable ? s.Max : s.Max + 1);

    /// <summary>Resolves ranges against the number of source columns, where a range needs it.</summary>
    public static TextColumnLayout[] Resolve(TextLoader.Column[] columns, int? inputSize)
    {
        CheckSources(columns);
        var layouts = new TextColumnLayout[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            var segments = new List<SourceSegment>();
            foreach (var range in column.Source)
                segments.AddRange(Resolve(range, columns, inputSize));
            CheckOverlap(column.Name, segments);
            layouts[i] = new(column.Name, TypeOf(column, segments), [.. segments]);
        }
        return layouts;
    }

    private static void CheckSources(TextLoader.Column[] columns)
    {
        foreach (var column in columns)
        {
            Check.NonEmpty(column.Name, nameof(TextLoader.Column.Name));
            Check.Param(column.Source is { Length: > 0 }, nameof(TextLoader.Column.Source),
                $"Column '{column.Name}' names no source columns");
            foreach (var range in column.Source)
            {
                Check.Param(range.Min >= 0, nameof(TextLoader.Range.Min), $"Column '{column.Name}': Min must be non-negative");
                Check.Param(!(range.Max < range.Min), nameof(TextLoader.Range.Max),
                    $"Column '{column.Name}': if specified, Max must be greater than or equal to Min");
            }
        }
        Check.Param(columns.SelectMany(c => c.Source).Count(r => r.AllOther) <= 1, nameof(TextLoader.Column.Source),
            "At most one range can have AllOther set");
    }

    private static IEnumerable<SourceSegment> Resolve(TextLoader.Range range, TextLoader.Column[] columns, int? inputSize)
    {
        if (range.AllOther)
            return AllOther(range, columns, inputSize);
        if (!range.AutoEnd && !range.VariableEnd)
            return [new(range.Min, range.Max ?? range.Min)];
        if (range.VariableEnd)
            return [new(range.Min, int.MaxValue)];
        int size = Known(inputSize);
        Check.Param(range.Min < size, nameof(TextLoader.Column.Source),
            $"Column #{range.Min} is not found in the dataset (it only has {size} columns)");
        return [new(range.Min, size - 1)];
    }

    /// <summary>The gaps that the other ranges leave.</summary>
    private static IEnumerable<SourceSegment> AllOther(TextLoader.Range range, TextLoader.Column[] columns, int? inputSize)
    {
        int end = range.VariableEnd ? int.MaxValue : Known(inputSize) - 1;
        var taken = columns.SelectMany(c => c.Source)
            .Where(r => !r.AllOther)
            .Select(r => (r.Min, Max: r.AutoEnd || r.VariableEnd ? end : r.Max ?? r.Min))
            .OrderBy(r => r.Min);
        int next = range.Min;
        foreach (var (min, max) in taken)
        {
            if (min > next)
                yield return new(next, Math.Min(min - 1, end));
            if (max >= end)
                yield break;
            next = Math.Max(next, max + 1);
        }
        if (next <= end)
            yield return new(next, end);
    }

    private static int Known(int? inputSize) => inputSize
        ?? throw Check.Param(nameof(TextLoader.Column.Source), "Can't determine the number of source columns without valid data");

    private static void CheckOverlap(string name, List<SourceSegment> segments)
    {
        var sorted = segments.OrderBy(s => s.Min).ToArray();
        for (int i = 1; i < sorted.Length; i++)
        {
            Check.Param(sorted[i].Min > sorted[i - 1].Max, nameof(TextLoader.Column.Source),
                $"Intervals specified for column '{name}' overlap");
        }
        int variable = segments.FindIndex(s => s.IsVariable);
        Check.Param(variable < 0 || variable == segments.Count - 1, nameof(TextLoader.Column.Source),
            $"A range of variable size must be the last of column '{name}'");
    }

    private static DataViewType TypeOf(TextLoader.Column column, List<SourceSegment> segments)
    {
        PrimitiveDataViewType item = column.DataKind.ToType();
        if (column.KeyCount is { } key)
        {
            Check.Param(KeyDataViewType.IsValidDataType(item.RawType), nameof(TextLoader.Column.KeyCount),
                $"Column '{column.Name}': a key must be of kind Byte, UInt16, UInt32 or UInt64, not {column.DataKind}");
            item = new KeyDataViewType(item.RawType, key.Count ?? KeyDataViewType.MaxCount(item.RawType));
        }
        if (column.Source.Any(r => r.VariableEnd))
            return new VectorDataViewType(item);
        int size = segments.Sum(s => s.Count);
        bool isVector = size != 1 || column.Source.Any(r => r.ForceVector || r.AllOther);
        return isVector ? new VectorDataViewType(item, size) : item;
    }
}
