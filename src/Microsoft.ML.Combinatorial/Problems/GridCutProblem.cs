namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Binary labelling of a grid, as in the segmentation of images: each pixel is given the label 0 or 1; a label has its cost at each pixel, and
/// two neighbours with different labels cost extra.
/// </summary>
/// <remarks>
/// <para>With h rows and w columns the n = 2·h·w + h·(w − 1) + (h − 1)·w slots are, in this order, all 0/1:</para>
/// <list type="bullet">
/// <item>labels: slot <c>(row·w + column)·2 + label</c> is 1 where the pixel has that label;</item>
/// <item>to the right: <c>2·h·w + row·(w − 1) + column</c> is 1 where the pixel and its right neighbour differ;</item>
/// <item>down: <c>2·h·w + h·(w − 1) + row·w + column</c> is 1 where the pixel and the one below differ.</item>
/// </list>
/// <para>Costs: not negative. One number added to both labels of a pixel changes no decision, so that costs of labels lose nothing by it; costs
/// of differing neighbours must not be negative, or the problem would be NP-hard.</para>
/// <para>Source: Greig, Porteous and Seheult 1989, doi:10.1111/j.2517-6161.1989.tb01764.x.</para>
/// </remarks>
public sealed class GridCutProblem : CombinatorialProblem
{
    /// <summary>Makes a problem of the given size.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the grid has more than 2²⁸ pixels.</exception>
    public GridCutProblem(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, 1 << 28, nameof(columns));
        (Rows, Columns) = (rows, columns);
    }

    /// <summary>Gets h, the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets w, the number of columns.</summary>
    public int Columns { get; }

    /// <summary>Gets h·w.</summary>
    public int PixelCount => Rows * Columns;

    /// <summary>Gets the first slot of neighbours to the right.</summary>
    public int RightSlotStart => 2 * PixelCount;

    /// <summary>Gets the first slot of neighbours below.</summary>
    public int DownSlotStart => RightSlotStart + (Rows * (Columns - 1));

    /// <inheritdoc/>
    public override string Name => "grid cut";

    /// <inheritdoc/>
    public override int Size => DownSlotStart + ((Rows - 1) * Columns);

    /// <inheritdoc/>
    public override CostDomain CostDomain => CostDomain.NonNegative;

    /// <summary>Both pixels of a pair of neighbours, numbered row by row.</summary>
    /// <param name="slot">A slot from <see cref="RightSlotStart"/> on.</param>
    public (int First, int Second) Neighbours(int slot)
    {
        if (slot < DownSlotStart)
        {
            int place = slot - RightSlotStart;
            int first = (place / (Columns - 1) * Columns) + (place % (Columns - 1));
            return (first, first + 1);
        }

        return (slot - DownSlotStart, slot - DownSlotStart + Columns);
    }

    /// <summary>Writes the whole solution that the labels stand for.</summary>
    /// <param name="labels">For each pixel, row by row, whether it has the label 1.</param>
    /// <param name="solution">At least <see cref="Size"/> values; the first of them are overwritten.</param>
    public void WriteSolution(ReadOnlySpan<bool> labels, Span<float> solution)
    {
        for (int pixel = 0; pixel < PixelCount; pixel++)
        {
            solution[2 * pixel] = labels[pixel] ? 0 : 1;
            solution[(2 * pixel) + 1] = labels[pixel] ? 1 : 0;
        }

        for (int slot = RightSlotStart; slot < Size; slot++)
        {
            (int first, int second) = Neighbours(slot);
            solution[slot] = labels[first] != labels[second] ? 1 : 0;
        }
    }

    /// <summary>Reads the labels out of a solution.</summary>
    /// <param name="solution">At least 2·h·w values.</param>
    /// <param name="labels">One for each pixel; overwritten.</param>
    public void ReadLabels(ReadOnlySpan<float> solution, Span<bool> labels)
    {
        for (int pixel = 0; pixel < PixelCount; pixel++)
        {
            labels[pixel] = solution[(2 * pixel) + 1] == 1;
        }
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        // The labels determine all other slots.
        var labels = new bool[PixelCount];
        ReadLabels(solution, labels);
        var expected = new float[Size];
        WriteSolution(labels, expected);
        return solution.SequenceEqual(expected);
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot)
    {
        if (slot < RightSlotStart)
        {
            return $"label {slot % 2} at row {slot / 2 / Columns}, column {slot / 2 % Columns}";
        }

        (int first, int second) = Neighbours(slot);
        return $"row {first / Columns}, column {first % Columns} unlike row {second / Columns}, column {second % Columns}";
    }
}
