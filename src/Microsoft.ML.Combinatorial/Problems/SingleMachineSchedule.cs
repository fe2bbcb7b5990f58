namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Makes integer programs for one machine that runs one job at a time, each to its end.</summary>
public static class SingleMachineSchedule
{
    /// <summary>
    /// The time-indexed formulation: the predicted costs are those of each start time of each job, so they can stand for any function of the
    /// completion time. Effectively computes <c>min Σ costs[j, t] · x[j, t]</c>, where every job starts once and at most one runs at a time.
    /// </summary>
    /// <remarks>
    /// <para>Slots: jobs × horizon, job by job: slot <c>job · horizon + time</c> is 1 where the job starts at that time. Starts that would end
    /// after the horizon or the deadline, or begin before the release, are fixed to 0.</para>
    /// <para>Its relaxation is tight, and it has jobs · horizon variables. Source: Sousa and Wolsey 1992, "A time indexed
    /// formulation of non-preemptive single machine scheduling problems".</para>
    /// </remarks>
    /// <param name="processingTimes">Whole units of time of each job, at least 1; at least one job.</param>
    /// <param name="horizon">The time by which all jobs have ended, at least 1.</param>
    /// <param name="releaseTimes">The earliest start of each job; null, the default, for 0.</param>
    /// <param name="deadlines">The latest end of each job; null, the default, for the horizon.</param>
    /// <exception cref="ArgumentException">A length is wrong, or a job has no start time left.</exception>
    public static IntegerProgram TimeIndexed(
        IReadOnlyList<int> processingTimes, int horizon, IReadOnlyList<int>? releaseTimes = null, IReadOnlyList<int>? deadlines = null)
    {
        CheckTimes(processingTimes);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        CheckLength(releaseTimes, processingTimes.Count, nameof(releaseTimes));
        CheckLength(deadlines, processingTimes.Count, nameof(deadlines));
        var model = new IntegerProgramBuilder("single machine, time-indexed");
        var running = new List<LinearExpression>[horizon];
        for (int time = 0; time < horizon; time++)
        {
            running[time] = [];
        }

        for (int job = 0; job < processingTimes.Count; job++)
        {
            int length = processingTimes[job];
            int first = Math.Max(0, releaseTimes?[job] ?? 0);
            int last = Math.Min(horizon, deadlines?[job] ?? horizon) - length;
            if (last < first)
            {
                throw new ArgumentException(
                    $"Job {job} takes {length} and must lie between {first} and {last + length}: it has no start time.", nameof(processingTimes));
            }

            var starts = new LinearExpression[horizon];
            for (int time = 0; time < horizon; time++)
            {
                starts[time] = model.AddInteger(0, time >= first && time <= last ? 1 : 0, $"job {job}, start {time}");
                for (int t = time; t < Math.Min(time + length, horizon); t++)
                {
                    running[t].Add(starts[time]);
                }
            }

            model.Add(LinearExpression.Sum(starts) == 1);
            model.AddSlots(starts);
        }

        foreach (List<LinearExpression> jobs in running)
        {
            model.Add(LinearExpression.Sum(jobs) <= 1);
        }

        return model.Build();
    }

    /// <summary>
    /// The linear ordering formulation of weighted completion time: the predicted costs are the jobs' weights, the solution their completion
    /// times. Effectively computes <c>min Σ weights[j] · C[j]</c> with <c>C[j] = p[j] + Σ (i before j) p[i]</c>.
    /// </summary>
    /// <remarks>
    /// <para>Slots: one for each job. A slot's solution is no 0/1 value but the job's completion time, an expression of binary variables
    /// "i before j" that have no slot themselves, held to an order by <c>x[i,j] + x[j,k] + x[k,i] ≤ 2</c>. Without precedences and with
    /// positive weights the optimum is Smith's rule, weight ÷ time falling. A weight may have any sign.</para>
    /// <para>It has O(jobs²) variables and O(jobs³) constraints: for tens of jobs. Source: Potts 1980, "An algorithm for the
    /// single machine sequencing problem with precedence constraints".</para>
    /// </remarks>
    /// <param name="processingTimes">Whole units of time of each job, at least 1; at least one job.</param>
    /// <param name="precedences">Pairs of jobs of which the first ends before the second starts; null, the default, for none.</param>
    /// <exception cref="ArgumentException">A time is below 1, or a precedence names a job that is not there or the same job twice.</exception>
    public static IntegerProgram WeightedCompletion(
        IReadOnlyList<int> processingTimes, IReadOnlyList<(int Before, int After)>? precedences = null)
    {
        CheckTimes(processingTimes);
        int jobs = processingTimes.Count;
        var model = new IntegerProgramBuilder("single machine, weighted completion time");
        var before = new LinearExpression[jobs, jobs];
        for (int i = 0; i < jobs; i++)
        {
            for (int j = i + 1; j < jobs; j++)
            {
                before[i, j] = model.AddBinary($"job {i} before job {j}");
                before[j, i] = 1 - before[i, j];
            }
        }

        AddOrder(model, before);
        foreach ((int first, int second) in precedences ?? [])
        {
            if ((uint)first >= (uint)jobs || (uint)second >= (uint)jobs || first == second)
            {
                throw new ArgumentException($"Job {first} before job {second}: they must be two of 0 … {jobs - 1}.", nameof(precedences));
            }

            model.Add(before[first, second] == 1);
        }

        if (jobs == 1)
        {
            model.AddSlot(model.AddContinuous(processingTimes[0], processingTimes[0]), "completion of job 0");
            return model.Build();
        }

        for (int job = 0; job < jobs; job++)
        {
            int own = job;
            LinearExpression earlier = LinearExpression.Sum(
                Enumerable.Range(0, jobs).Where(i => i != own).Select(i => processingTimes[i] * before[i, own]));
            model.AddSlot(processingTimes[job] + earlier, $"completion of job {job}");
        }

        return model.Build();
    }

    /// <summary>No three jobs run in a circle, either way round.</summary>
    private static void AddOrder(IntegerProgramBuilder model, LinearExpression[,] before)
    {
        int jobs = before.GetLength(0);
        for (int i = 0; i < jobs; i++)
        {
            for (int j = i + 1; j < jobs; j++)
            {
                for (int k = j + 1; k < jobs; k++)
                {
                    model.Add((before[i, j] + before[j, k] + before[k, i]).Between(1, 2));
                }
            }
        }
    }

    private static void CheckTimes(IReadOnlyList<int> processingTimes)
    {
        ArgumentNullException.ThrowIfNull(processingTimes);
        ArgumentOutOfRangeException.ThrowIfLessThan(processingTimes.Count, 1, nameof(processingTimes));
        for (int job = 0; job < processingTimes.Count; job++)
        {
            if (processingTimes[job] < 1)
            {
                throw new ArgumentException($"processingTimes[{job}] is {processingTimes[job]}; it must be at least 1.", nameof(processingTimes));
            }
        }
    }

    private static void CheckLength(IReadOnlyList<int>? values, int jobs, string name)
    {
        if (values is not null && values.Count != jobs)
        {
            throw new ArgumentException($"{name} must have {jobs} entries, one for each job; it has {values.Count}.", name);
        }
    }
}
