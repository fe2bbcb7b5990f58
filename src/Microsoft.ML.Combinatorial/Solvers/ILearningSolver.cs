namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// A solver whose answers may depend on earlier ones, such as <see cref="PooledSolver"/>. So that a batch is still the same at any number
/// of threads, what it knows stands still during a batch: <see cref="SolverBatch"/> says which row comes next, and when the batch is over
/// and it may learn. Solved outside a batch, it may learn after each solve.
/// </summary>
public interface ILearningSolver : ICombinatorialSolver
{
    /// <summary>Tells which row of a batch the next solve is. Called on each solver of the batch's pool that takes part.</summary>
    /// <param name="row">0 … rows − 1.</param>
    void BeginRow(int row);

    /// <summary>Tells that the batch is over. Called on one of the solvers that took part, once all threads are done, and means all of
    /// them.</summary>
    /// <param name="completed">Whether every row has its solution. If not, which rows were solved may depend on the threads, so
    /// nothing may be learnt from them.</param>
    void EndBatch(bool completed);
}
