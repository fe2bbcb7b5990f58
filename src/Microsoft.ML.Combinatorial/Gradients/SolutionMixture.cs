namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// A point of the convex hull of solutions, as weights of affinely independent ones, on its way to the minimum of
/// <c>costs · y + (ν/2) ‖y‖²</c>.
/// </summary>
internal sealed class SolutionMixture(ReadOnlySpan<float> costs, double regularization, double tolerance)
{
    // Weights below this are none; it is far below what a float shows and far above rounding.
    private const double LeastWeight = 1e-12;

    private readonly float[] _costs = costs.ToArray();
    private readonly double[] _point = new double[costs.Length];
    private readonly List<float[]> _solutions = [];
    private readonly List<double> _weights = [];

    // Products of the solutions with each other and with the costs, kept so that no system is summed up again.
    private readonly List<List<double>> _products = [];
    private readonly List<double> _objectives = [];

    /// <summary>Whether no further solution brings the point nearer.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The gradient of the objective at the point: the costs to ask the solver at.</summary>
    public void WriteSlope(Span<float> slope)
    {
        for (int i = 0; i < _costs.Length; i++)
        {
            slope[i] = (float)(_costs[i] + (regularization * _point[i]));
        }
    }

    public void WriteTo(Span<float> point)
    {
        for (int i = 0; i < _point.Length; i++)
        {
            point[i] = (float)_point[i];
        }
    }

    /// <summary>Takes the solver's answer in and moves to the best mixture.</summary>
    public void Add(ReadOnlySpan<float> solution)
    {
        if (IsDone)
        {
            return;
        }

        float[] own = solution[.._costs.Length].ToArray();
        if (_solutions.Count > 0 && (Gap(own) || _solutions.Exists(other => own.AsSpan().SequenceEqual(other))))
        {
            IsDone = true;
            return;
        }

        Join(own);
        Correct();
        Mix();
    }

    /// <summary>Effectively computes <c>−(1/ν) P upstream</c>.</summary>
    public void Differentiate(ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        int count = _solutions.Count - 1;
        if (count < 1 || Factor() is not { } factor)
        {
            return;
        }

        var right = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int slot = 0; slot < _costs.Length; slot++)
            {
                right[i] += (double)Difference(i, slot) * upstream[slot];
            }
        }

        Cholesky.Solve(factor, count, right);
        for (int slot = 0; slot < _costs.Length; slot++)
        {
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += right[i] * Difference(i, slot);
            }

            gradient[slot] = (float)(-sum / regularization);
        }
    }

    /// <summary>Whether the solution is no better than the point, by the slope at the point.</summary>
    private bool Gap(float[] solution)
    {
        double gap = 0, objective = 0;
        for (int i = 0; i < _point.Length; i++)
        {
            double slope = _costs[i] + (regularization * _point[i]);
            gap += slope * (_point[i] - solution[i]);
            objective += slope * _point[i];
        }

        return gap <= tolerance * (1 + Math.Abs(objective));
    }

    /// <summary>Moves to the best point of the affine hull; where that lies outside, to the border, where a solution drops out, and
    /// again.</summary>
    private void Correct()
    {
        while (_solutions.Count > 1)
        {
            if (BestWeights() is not { } best)
            {
                // The newest depends on the others, to within rounding: there is nothing to gain.
                Remove(_solutions.Count - 1);
                IsDone = true;
                return;
            }

            double reach = 1;
            for (int i = 0; i < best.Length; i++)
            {
                reach = best[i] <= LeastWeight && _weights[i] > best[i] ? Math.Min(reach, _weights[i] / (_weights[i] - best[i])) : reach;
            }

            for (int i = 0; i < best.Length; i++)
            {
                _weights[i] += reach * (best[i] - _weights[i]);
            }

            int before = _solutions.Count;
            for (int i = before - 1; i >= 0; i--)
            {
                if (_weights[i] <= LeastWeight)
                {
                    Remove(i);
                }
            }

            if (_solutions.Count == before)
            {
                return;
            }
        }

        _weights[0] = 1;
    }

    /// <summary>The weights of the affine hull's best point: <c>ν D Dᵀ α = −D (costs + ν v₀)</c>, D the differences to the first.</summary>
    private double[]? BestWeights()
    {
        int count = _solutions.Count - 1;
        if (Factor() is not { } factor)
        {
            return null;
        }

        // D v₀ and D costs by differences of products.
        var right = new double[count];
        for (int i = 0; i < count; i++)
        {
            right[i] = ((_objectives[0] - _objectives[i + 1]) / regularization) + _products[0][0] - _products[0][i + 1];
        }

        Cholesky.Solve(factor, count, right);
        return [1 - right.Sum(), .. right];
    }

    private double[]? Factor()
    {
        int count = _solutions.Count - 1;
        var gram = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                gram[(i * count) + j] = _products[i + 1][j + 1] - _products[0][i + 1] - _products[0][j + 1] + _products[0][0];
            }
        }

        return Cholesky.Factor(gram, count) ? gram : null;
    }

    private float Difference(int i, int slot) => _solutions[i + 1][slot] - _solutions[0][slot];

    private void Join(float[] solution)
    {
        _solutions.Add(solution);
        _weights.Add(_solutions.Count == 1 ? 1 : 0);
        _objectives.Add(Product(_costs, solution));
        _products.Add([]);
        for (int i = 0; i < _solutions.Count; i++)
        {
            double product = Product(_solutions[i], solution);
            _products[^1].Add(product);
            if (i < _solutions.Count - 1)
            {
                _products[i].Add(product);
            }
        }
    }

    private void Remove(int i)
    {
        _solutions.RemoveAt(i);
        _weights.RemoveAt(i);
        _objectives.RemoveAt(i);
        _products.RemoveAt(i);
        foreach (List<double> row in _products)
        {
            row.RemoveAt(i);
        }
    }

    private static double Product(float[] left, float[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }

    private void Mix()
    {
        double total = _weights.Sum();
        Array.Clear(_point);
        for (int i = 0; i < _solutions.Count; i++)
        {
            for (int slot = 0; slot < _point.Length; slot++)
            {
                _point[slot] += _weights[i] / total * _solutions[i][slot];
            }
        }
    }
}
