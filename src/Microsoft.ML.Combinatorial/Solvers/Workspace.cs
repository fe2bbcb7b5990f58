namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Work space that grows to the largest problem seen and stays there, so that repeated solves allocate nothing.</summary>
internal static class Workspace
{
    /// <summary>Makes an array at least so long; what it held is lost when it grows.</summary>
    public static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
