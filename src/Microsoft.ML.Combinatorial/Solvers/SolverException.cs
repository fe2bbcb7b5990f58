namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>An instance of a batch has no solution. The message names the solver, the row and the status.</summary>
public sealed class SolverException : InvalidOperationException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public SolverException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public SolverException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the exception behind it.</summary>
    public SolverException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
