namespace Microsoft.ML.Combinatorial.Geometry.Declarative;

/// <summary>The derivative of a node that is farthest from its central differences.</summary>
/// <param name="Name">The method that gives it.</param>
/// <param name="Row">The row of its worst element.</param>
/// <param name="Column">The column of its worst element.</param>
/// <param name="Error">|given − differences| / (1 + |differences|).</param>
public readonly record struct DerivativeCheck(string Name, int Row, int Column, double Error)
{
    /// <summary>Evaluates something at a moved point.</summary>
    internal delegate void Evaluation(ReadOnlySpan<double> point, Span<double> values);

    /// <summary>Takes the worse of the check so far and that of one more derivative.</summary>
    /// <param name="name">The method that gives it.</param>
    /// <param name="given">rows × columns values, row by row: the derivative of value i by slot j of the point.</param>
    /// <param name="rows">The number of values.</param>
    /// <param name="point">Where it was taken.</param>
    /// <param name="step">Relative to 1 + |slot|.</param>
    /// <param name="evaluate">Gives the values.</param>
    internal DerivativeCheck And(string name, double[] given, int rows, ReadOnlySpan<double> point, double step, Evaluation evaluate)
    {
        DerivativeCheck worst = this;
        double[] moved = point.ToArray(), above = new double[rows], below = new double[rows];
        for (int j = 0; j < moved.Length; j++)
        {
            double h = step * (1 + Math.Abs(point[j]));
            (double up, double down) = (point[j] + h, point[j] - h);
            moved[j] = up;
            evaluate(moved, above);
            moved[j] = down;
            evaluate(moved, below);
            moved[j] = point[j];
            for (int i = 0; i < rows; i++)
            {
                double expected = (above[i] - below[i]) / (up - down);
                double error = Math.Abs(given[(i * moved.Length) + j] - expected) / (1 + Math.Abs(expected));
                if (!(error <= worst.Error))
                {
                    worst = new DerivativeCheck(name, i, j, error);
                }
            }
        }

        return worst;
    }
}
