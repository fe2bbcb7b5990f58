namespace Google.OrTools.LinearSolver;

public class MPSolverParameters
{
    public MPSolverParameters()
    {
    }

    public enum DoubleParam
    {
        RELATIVE_MIP_GAP = 0,
    }

    internal double RelativeMipGap { get; private set; } = 1e-4;

    public double GetDoubleParam(DoubleParam param)
    {
        Check(param);
        return RelativeMipGap;
    }

    public void SetDoubleParam(DoubleParam param, double value)
    {
        Check(param);
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "RELATIVE_MIP_GAP must be finite and not negative.");
        }

        RelativeMipGap = value;
    }

    private static void Check(DoubleParam param)
    {
        if (param != DoubleParam.RELATIVE_MIP_GAP)
        {
            throw new ArgumentOutOfRangeException(nameof(param), param, "The only parameter is RELATIVE_MIP_GAP.");
        }
    }
}
