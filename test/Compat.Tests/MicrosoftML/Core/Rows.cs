using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

public class NumberRow
{
    public float X;
}

public class MixedRow
{
    public float X;

    public string? Text;

    [VectorType(3)]
    public float[]? Fixed;

    public int[]? Any;
}

public class SparseRow
{
    [VectorType(6)]
    public VBuffer<float> V;
}

public class KeyRow
{
    [KeyType(4)]
    public uint K;
}
