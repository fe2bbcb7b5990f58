namespace GraphMatchingSample.Baselines;

/// <summary>Vectors of length 1.</summary>
public static class UnitLength
{
    /// <summary>Divides a vector by its length; a zero vector stays.</summary>
    public static void Scale(Span<float> vector)
    {
        var squares = 0f;
        foreach (var value in vector)
        {
            squares += value * value;
        }

        if (squares > 0)
        {
            var factor = 1 / MathF.Sqrt(squares);
            foreach (ref var value in vector)
            {
                value *= factor;
            }
        }
    }
}
