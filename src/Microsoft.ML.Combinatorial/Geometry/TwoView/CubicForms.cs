namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// Products of forms in four unknowns x, y, z, w: linear (4 coefficients), quadratic (10: xx, xy, xz, xw, yy, yz, yw, zz, zw, ww) and
/// cubic (20, in Nistér's order: first the ten monomials that are eliminated, then those linear in x, those linear in y, those in z and w alone).
/// </summary>
internal static class CubicForms
{
    public const int Quadratic = 10;
    public const int Cubic = 20;

    private static ReadOnlySpan<byte> PairIndex => [0, 1, 2, 3, 1, 4, 5, 6, 2, 5, 7, 8, 3, 6, 8, 9];

    // Row: a quadratic monomial; column: the unknown that it is multiplied by.
    private static ReadOnlySpan<byte> TripleIndex =>
    [
        0, 2, 4, 5,
        2, 3, 8, 9,
        4, 8, 10, 11,
        5, 9, 11, 12,
        3, 1, 6, 7,
        8, 6, 13, 14,
        9, 7, 14, 15,
        10, 13, 16, 17,
        11, 14, 17, 18,
        12, 15, 18, 19,
    ];

    /// <summary>Adds factor · a · b, both linear, to a quadratic form.</summary>
    public static void AddProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double factor, Span<double> quadratic)
    {
        ReadOnlySpan<byte> index = PairIndex;
        for (int i = 0; i < 4; i++)
        {
            double scaled = factor * a[i];
            for (int j = 0; j < 4; j++)
            {
                quadratic[index[(4 * i) + j]] += scaled * b[j];
            }
        }
    }

    /// <summary>Adds a quadratic times a linear form to a cubic form.</summary>
    public static void AddProduct(ReadOnlySpan<double> quadratic, ReadOnlySpan<double> linear, Span<double> cubic)
    {
        ReadOnlySpan<byte> index = TripleIndex;
        double x = linear[0], y = linear[1], z = linear[2], w = linear[3];
        for (int i = 0; i < Quadratic; i++)
        {
            double q = quadratic[i];
            cubic[index[4 * i]] += q * x;
            cubic[index[(4 * i) + 1]] += q * y;
            cubic[index[(4 * i) + 2]] += q * z;
            cubic[index[(4 * i) + 3]] += q * w;
        }
    }

    /// <summary>The ten essential constraints as cubic forms of the coefficients of a basis.</summary>
    /// <param name="basis">Four 3×3 matrices, row by row, one after the other.</param>
    /// <param name="forms">10 × 20 values, overwritten.</param>
    public static void OfEssentialConstraints(ReadOnlySpan<double> basis, Span<double> forms)
    {
        // The nine elements of E as linear forms.
        Span<double> e = stackalloc double[36], gram = stackalloc double[9 * Quadratic], trace = stackalloc double[Quadratic];
        for (int i = 0; i < 36; i++)
        {
            e[i] = basis[(9 * (i % 4)) + (i / 4)];
        }

        gram.Clear();
        for (int a = 0; a < 3; a++)
        {
            for (int b = a; b < 3; b++)
            {
                Span<double> product = gram.Slice(((3 * a) + b) * Quadratic, Quadratic);
                for (int c = 0; c < 3; c++)
                {
                    AddProduct(e.Slice(4 * ((3 * a) + c), 4), e.Slice(4 * ((3 * b) + c), 4), 1, product);
                }
            }
        }

        // E Eᵀ − ½ tr(E Eᵀ) I.
        for (int k = 0; k < Quadratic; k++)
        {
            trace[k] = 0.5 * (gram[k] + gram[(4 * Quadratic) + k] + gram[(8 * Quadratic) + k]);
        }

        for (int k = 0; k < Quadratic; k++)
        {
            gram[k] -= trace[k];
            gram[(4 * Quadratic) + k] -= trace[k];
            gram[(8 * Quadratic) + k] -= trace[k];
        }

        forms[..(10 * Cubic)].Clear();
        for (int ab = 0; ab < 9; ab++)
        {
            int a = ab / 3, b = ab % 3;
            for (int c = 0; c < 3; c++)
            {
                int element = a <= c ? (3 * a) + c : (3 * c) + a;
                AddProduct(gram.Slice(element * Quadratic, Quadratic), e.Slice(4 * ((3 * c) + b), 4), forms.Slice(ab * Cubic, Cubic));
            }
        }

        AddDeterminant(e, forms.Slice(9 * Cubic, Cubic));
    }

    private static void AddDeterminant(ReadOnlySpan<double> e, Span<double> cubic)
    {
        Span<double> minor = stackalloc double[Quadratic];
        for (int k = 0; k < 3; k++)
        {
            int next = (k + 1) % 3, last = (k + 2) % 3;
            minor.Clear();
            AddProduct(e.Slice(4 * (3 + next), 4), e.Slice(4 * (6 + last), 4), 1, minor);
            AddProduct(e.Slice(4 * (3 + last), 4), e.Slice(4 * (6 + next), 4), -1, minor);
            AddProduct(minor, e.Slice(4 * k, 4), cubic);
        }
    }
}
