using System.Runtime.CompilerServices;

namespace Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

/// <summary>
/// Distances as integers, so that a distance and a node fit into one 64-bit key, and sums are exact: a cost is rounded once, to
/// 2⁻⁴⁰ of a known path's cost or finer (for up to 2²⁰ nodes), and adding distances rounds nothing. The scale is a power of two, so scaled
/// costs give the same paths.
/// </summary>
/// <remarks>Where the known path runs over walls, its cost says little: who finds a far cheaper one searches again with that
/// one's.</remarks>
internal readonly struct FixedPoint
{
    // What a double can carry as an integer, with a bit to spare.
    private const int MostBits = 51;

    // Below all floats: the exponent where the known path costs nothing.
    private const int LeastExponent = -160;

    /// <summary>Chooses the scale.</summary>
    /// <param name="bound">The cost of some path; no distance above it matters.</param>
    /// <param name="nodes">Numbers of nodes are below this.</param>
    public FixedPoint(double bound, int nodes)
    {
        NodeBits = BitsFor(nodes);
        int bits = Math.Min(62 - NodeBits, MostBits);
        int exponent = bound > 0 ? Math.Max(Math.ILogB(bound) + 1, LeastExponent) : LeastExponent;
        Scale = Math.ScaleB(1, bits - 1 - exponent);
        Limit = Math.ScaleB(1, bits);
    }

    /// <summary>Gets the low bits of a key that hold the node.</summary>
    public int NodeBits { get; }

    /// <summary>Gets the units of one.</summary>
    public double Scale { get; }

    /// <summary>Gets the most units of a single cost: more than any path worth taking.</summary>
    public double Limit { get; }

    /// <summary>Tells whether the resolution is fine enough for a path of this cost: 2⁻³⁴ of it or finer for up to 2²⁰ nodes.</summary>
    public bool IsFineFor(double cost) => cost == 0 || cost * Scale >= Limit / 256;

    /// <summary>More units than a path of this cost can have, each of its costs being rounded.</summary>
    public long AtMost(double cost, int nodes) => (long)(cost * Scale) + nodes + 1;

    /// <summary>Bits that hold the numbers 0 … count − 1.</summary>
    public static int BitsFor(int count) => 32 - int.LeadingZeroCount(count - 1);

    /// <summary>A cost in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Of(float cost) => (long)(Math.Min(cost * Scale, Limit) + 0.5);
}
