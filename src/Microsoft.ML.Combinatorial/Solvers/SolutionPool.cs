using System.Runtime.InteropServices;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Different solutions of one problem, met in the past, up to a capacity: for losses that contrast a solution with others, and for
/// <see cref="PooledSolver"/>, which answers out of the pool instead of solving.
/// </summary>
/// <remarks>
/// <para>A solution that is in the pool already is not added again; meeting it again is a hit. When the pool is full, the solution that was
/// hit least recently makes room for the new one, of several the one added first; being added counts as a hit, and so does being
/// <see cref="BestOf">best of all</see>. The new solution takes the place of the old one.</para>
/// <para>Memory: capacity · n floats at most, taken as the pool fills. Threads: any number may read at a time; <see cref="Add"/> and
/// <see cref="Clear"/> must not run beside readers. A <see cref="SolverBatch"/> of <see cref="PooledSolver"/>s keeps to that: its additions
/// wait for the end of the batch. So one pool serves one batch at a time.</para>
/// <para>Source: the inner approximation of Mulamba et al. 2021, "Contrastive losses and solution caching for predict-and-optimize",
/// whose cache grows without bound.</para>
/// </remarks>
public sealed partial class SolutionPool
{
    private readonly int _size;
    private readonly int _capacity;
    private float[] _solutions = [];
    private Entry[] _entries = [];
    private ulong[] _hashes = [];
    private long _clock;
    private long _hits;
    private long _misses;

    // Of all solutions ever added, for the rounding error of their costs.
    private float _largestValue = 1;
    private int _mostValues = 1;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="problem">The problem whose solutions these are; no other problem object's are taken.</param>
    /// <param name="capacity">Most solutions kept, at least 1. More make the pool's best closer to the best of all, at n floats of memory
    /// and as many products per question each.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1, or the pool could hold more than 2³¹ − 1
    /// values.</exception>
    public SolutionPool(CombinatorialProblem problem, int capacity = 1000)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)capacity * problem.Size, Array.MaxLength, nameof(capacity));
        Problem = problem;
        _size = problem.Size;
        _capacity = capacity;
    }

    /// <summary>Gets the problem whose solutions these are.</summary>
    public CombinatorialProblem Problem { get; }

    /// <summary>Gets the most solutions kept.</summary>
    public int Capacity => _capacity;

    /// <summary>Gets the number of solutions.</summary>
    public int Count { get; private set; }

    /// <summary>Gets all solutions, a matrix [<see cref="Count"/>, n] row by row. Valid until the next addition.</summary>
    public ReadOnlySpan<float> Solutions => _solutions.AsSpan(0, Count * _size);

    /// <summary>Gets how often a solution was added that the pool had already.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Gets the share of additions that were known already: close to 1 when the pool has seen nearly all that is ever best. 0 before
    /// the first addition.</summary>
    public double HitRate => Hits == 0 ? 0 : (double)Hits / (Hits + Interlocked.Read(ref _misses));

    /// <summary>Gets one solution, n values. Valid until the next addition.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such solution.</exception>
    public ReadOnlySpan<float> Solution(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return RowOf(index);
    }

    /// <summary>Adds a solution, or marks it as hit where the pool has it.</summary>
    /// <param name="solution">A feasible solution, n values.</param>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="ArgumentException">It is not feasible.</exception>
    public bool Add(ReadOnlySpan<float> solution)
    {
        if (!Problem.IsFeasible(solution))
        {
            throw new ArgumentException(
                $"solution, {solution.Length} values, is not a feasible solution of this {Problem.Name}, n = {_size}.", nameof(solution));
        }

        lock (_pending)
        {
            return AddKnownFeasible(solution);
        }
    }

    /// <summary>Forgets all solutions and the counts of hits.</summary>
    public void Clear()
    {
        lock (_pending)
        {
            Count = 0;
            _hits = _misses = 0;
            _pending.Clear();
        }
    }

    private bool AddKnownFeasible(ReadOnlySpan<float> solution)
    {
        _clock++;
        ulong hash = Hash(solution);
        int known = Find(solution, hash);
        if (known >= 0)
        {
            _entries[known].LastHit = _clock;
            _hits++;
            return false;
        }

        int place = Count < _capacity ? Count++ : LeastRecentlyHit();
        Reserve(place + 1);
        solution.CopyTo(_solutions.AsSpan(place * _size, _size));
        _hashes[place] = hash;
        _entries[place] = new Entry { LastHit = _clock, AddedAt = _clock };
        int values = 0;
        foreach (float value in solution)
        {
            values += value != 0 ? 1 : 0;
            _largestValue = Math.Max(_largestValue, Math.Abs(value));
        }

        _mostValues = Math.Max(_mostValues, values);
        _misses++;
        return true;
    }

    private int Find(ReadOnlySpan<float> solution, ulong hash)
    {
        for (int start = 0; ;)
        {
            int found = _hashes.AsSpan(start, Count - start).IndexOf(hash);
            if (found < 0)
            {
                return -1;
            }

            start += found;
            if (RowOf(start).SequenceEqual(solution))
            {
                return start;
            }

            start++;
        }
    }

    private int LeastRecentlyHit()
    {
        int least = 0;
        for (int i = 1; i < Count; i++)
        {
            if ((_entries[i].LastHit, _entries[i].AddedAt).CompareTo((_entries[least].LastHit, _entries[least].AddedAt)) < 0)
            {
                least = i;
            }
        }

        return least;
    }

    private void Reserve(int count)
    {
        if (_entries.Length < count)
        {
            int room = Math.Min(_capacity, Math.Max(count, 2 * _entries.Length));
            Array.Resize(ref _entries, room);
            Array.Resize(ref _hashes, room);
            Array.Resize(ref _solutions, room * _size);
        }
    }

    private ReadOnlySpan<float> RowOf(int index) => _solutions.AsSpan(index * _size, _size);

    // FNV-1a over the bits; −0 counts as 0, as it does when values are compared.
    private static ulong Hash(ReadOnlySpan<float> solution)
    {
        ulong hash = 14695981039346656037;
        foreach (float value in solution)
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value + 0f)) * 1099511628211;
        }

        return hash;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public long LastHit;
        public long AddedAt;
    }
}
