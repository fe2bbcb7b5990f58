namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>
/// Solves and differentiates many samples at once, in parallel, each thread with a solver of its own. Results come in row order and are
/// the same, bit for bit, at any thread count. One batch may be used from several threads.
/// </summary>
public sealed class GeometryBatch
{
    private readonly ParallelRows _rows;

    /// <summary>Makes a batch.</summary>
    /// <param name="solver">The solver to clone for each thread; stays the caller's.</param>
    /// <param name="maxDegreeOfParallelism">Rows solved at a time: −1, the default, for as many as there are processors, or at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is zero or below −1.</exception>
    public GeometryBatch(IMinimalSolver solver, int maxDegreeOfParallelism = -1)
    {
        ArgumentNullException.ThrowIfNull(solver);
        if (maxDegreeOfParallelism is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "maxDegreeOfParallelism must be −1 or at least 1.");
        }

        Solver = solver.Clone();
        _rows = new ParallelRows(Solver, maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism);
    }

    /// <summary>Gets the solver whose clones do the work: its lengths describe a row.</summary>
    public IMinimalSolver Solver { get; }

    /// <summary>Finds every solution of every row.</summary>
    /// <param name="inputs">rows × InputLength values.</param>
    /// <param name="solutions">rows × MaxSolutions × OutputLength values, overwritten; zeros behind a row's last solution.</param>
    /// <param name="counts">The number of solutions of each row.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an input is not finite.</exception>
    public unsafe void Solve(ReadOnlySpan<double> inputs, Span<double> solutions, Span<int> counts)
    {
        int rows = RowsOf(inputs), width = Solver.InputLength, stride = Solver.MaxSolutions * Solver.OutputLength;
        CheckLength(solutions.Length, rows * stride, nameof(solutions));
        CheckLength(counts.Length, rows, nameof(counts));
        fixed (double* from = inputs, to = solutions)
        fixed (int* count = counts)
        {
            // A lambda cannot capture a span or a fixed pointer; the blocks stay pinned until all rows are done.
            (nint From, nint To, nint Count) at = ((nint)from, (nint)to, (nint)count);
            _rows.Run(rows, (solver, row) =>
                ((int*)at.Count)[row] = solver.Solve(
                    new ReadOnlySpan<double>((double*)at.From + ((nint)row * width), width),
                    new Span<double>((double*)at.To + ((nint)row * stride), stride)));
        }
    }

    /// <summary>The vector-Jacobian products of all rows: dL/dinput, summed over the solutions that the loss has seen.</summary>
    /// <param name="inputs">rows × InputLength values.</param>
    /// <param name="solutions">rows × k × OutputLength values for any k ≥ 1: k = 1 after a selection, k = MaxSolutions for all that
    /// <see cref="Solve"/> gave. Zeros stand for no solution.</param>
    /// <param name="upstream">dL/dsolution, as many values. A solution whose upstream is zero costs nothing.</param>
    /// <param name="inputGradients">rows × InputLength values, overwritten. A degenerate solution adds nothing.</param>
    /// <param name="degeneracies">The worst of each row's solutions, or empty when the caller does not want them.</param>
    /// <returns>The number of rows with a degenerate solution, or with no solution at all.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a value is not finite.</exception>
    public unsafe int Differentiate(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> solutions, ReadOnlySpan<double> upstream, Span<double> inputGradients,
        Span<Degeneracy> degeneracies = default)
    {
        int rows = RowsOf(inputs);
        int perRow = rows == 0 ? 1 : solutions.Length / rows / Solver.OutputLength;
        CheckLength(solutions.Length, rows * Math.Max(perRow, 1) * Solver.OutputLength, nameof(solutions));
        CheckLength(upstream.Length, solutions.Length, nameof(upstream));
        CheckLength(inputGradients.Length, inputs.Length, nameof(inputGradients));
        CheckLength(degeneracies.Length, degeneracies.IsEmpty ? 0 : rows, nameof(degeneracies));
        int degenerate = 0;
        fixed (double* input = inputs, solution = solutions, above = upstream, gradient = inputGradients)
        fixed (Degeneracy* flags = degeneracies)
        {
            var block = new Block((nint)input, (nint)solution, (nint)above, (nint)gradient, perRow);
            nint flag = (nint)flags;
            _rows.Run(rows, (solver, row) =>
            {
                Degeneracy worst = DifferentiateRow(solver, row, block);
                if (flag != 0)
                {
                    ((Degeneracy*)flag)[row] = worst;
                }

                if (worst.IsDegenerate)
                {
                    Interlocked.Increment(ref degenerate);
                }
            });
        }

        return degenerate;
    }

    /// <summary>Takes of each row the solution nearest to a reference, with the sign nearer to it where the sign is free.</summary>
    /// <param name="solutions">What <see cref="Solve"/> gave.</param>
    /// <param name="references">rows × OutputLength values.</param>
    /// <param name="selected">rows × OutputLength values, overwritten; zeros where a row has no solution.</param>
    /// <returns>The number of rows that have a solution.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public int SelectNearest(ReadOnlySpan<double> solutions, ReadOnlySpan<double> references, Span<double> selected)
    {
        int length = Solver.OutputLength, stride = Solver.MaxSolutions * length, rows = selected.Length / length, found = 0;
        CheckLength(selected.Length, rows * length, nameof(selected));
        CheckLength(references.Length, rows * length, nameof(references));
        CheckLength(solutions.Length, rows * stride, nameof(solutions));
        for (int row = 0; row < rows; row++)
        {
            (int index, double sign) = SolutionSelection.Nearest(
                solutions.Slice(row * stride, stride), references.Slice(row * length, length), Solver.IsSignFree);
            found += Take(solutions.Slice(row * stride, stride), index, sign, selected.Slice(row * length, length));
        }

        return found;
    }

    /// <summary>Takes of each row the solution with the least residual.</summary>
    /// <param name="solutions">What <see cref="Solve"/> gave.</param>
    /// <param name="residual">Rates one solution of a row.</param>
    /// <param name="selected">rows × OutputLength values, overwritten; zeros where a row has no solution.</param>
    /// <returns>The number of rows that have a solution.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public int SelectLeastResidual(ReadOnlySpan<double> solutions, SolutionResidual residual, Span<double> selected)
    {
        int length = Solver.OutputLength, stride = Solver.MaxSolutions * length, rows = selected.Length / length, found = 0;
        CheckLength(selected.Length, rows * length, nameof(selected));
        CheckLength(solutions.Length, rows * stride, nameof(solutions));
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> ofRow = solutions.Slice(row * stride, stride);
            int index = SolutionSelection.LeastResidual(ofRow, length, row, residual);
            found += Take(ofRow, index, 1, selected.Slice(row * length, length));
        }

        return found;
    }

    private static int Take(ReadOnlySpan<double> solutions, int index, double sign, Span<double> selected)
    {
        selected.Clear();
        for (int i = 0; index >= 0 && i < selected.Length; i++)
        {
            selected[i] = sign * solutions[(index * selected.Length) + i];
        }

        return index >= 0 ? 1 : 0;
    }

    private static unsafe Degeneracy DifferentiateRow(IMinimalSolver solver, int row, in Block block)
    {
        int width = solver.InputLength, length = solver.OutputLength;
        var input = new ReadOnlySpan<double>((double*)block.Input + ((nint)row * width), width);
        var total = new Span<double>((double*)block.Gradient + ((nint)row * width), width);
        Span<double> one = width <= 512 ? stackalloc double[width] : new double[width];
        total.Clear();
        Degeneracy worst = Degeneracy.NoSolution;
        for (int k = 0; k < block.PerRow; k++)
        {
            nint offset = (((nint)row * block.PerRow) + k) * length;
            var solution = new ReadOnlySpan<double>((double*)block.Solution + offset, length);
            var upstream = new ReadOnlySpan<double>((double*)block.Upstream + offset, length);
            if (solution.IndexOfAnyExcept(0) < 0 || (block.PerRow > 1 && upstream.IndexOfAnyExcept(0) < 0))
            {
                continue;
            }

            Degeneracy degeneracy = solver.Differentiate(input, solution, upstream, block.PerRow == 1 ? total : one);
            worst = worst.Kind == DegeneracyKind.NoSolution || (!worst.IsDegenerate && (degeneracy.IsDegenerate || degeneracy.Condition > worst.Condition))
                ? degeneracy
                : worst;
            for (int i = 0; block.PerRow > 1 && i < width; i++)
            {
                total[i] += one[i];
            }
        }

        return worst;
    }

    private int RowsOf(ReadOnlySpan<double> inputs)
    {
        int rows = inputs.Length / Solver.InputLength;
        CheckLength(inputs.Length, rows * Solver.InputLength, nameof(inputs));
        return rows;
    }

    private void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} of {Solver.GetType().Name} must hold {expected} values for these rows; it holds {length}.", name);
        }
    }

    /// <summary>Where the rows of one call lie in memory.</summary>
    private readonly record struct Block(nint Input, nint Solution, nint Upstream, nint Gradient, int PerRow);
}
