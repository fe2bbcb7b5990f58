#nullable disable

using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

// The row classes of the golden cases; their names are part of what the cases observe.
namespace G;

public class AB
{
    public float A;

    public float B;
}

public class ABV
{
    public float A;

    public float B;

    [VectorType(2)]
    public float[] V;
}

public class AllTypes
{
    public sbyte I1;

    public byte U1;

    public short I2;

    public ushort U2;

    public int I4;

    public uint U4;

    public long I8;

    public ulong U8;

    public float R4;

    public double R8;

    public bool Bool;

    public string Str;

    public ReadOnlyMemory<char> Mem;

    public DateTime Dt;

    public DateTimeOffset Dto;

    public TimeSpan Ts;

    public DataViewRowId Id;
}

public class BadChar
{
    public char C;
}

public class BadDecimal
{
    public decimal D;
}

public class BadKeyOnFloat
{
    [KeyType(3)]
    public float K;
}

public class BadList
{
    public List<float> L;
}

public class BadNullable
{
    public int? N;
}

public class Base0
{
    public int Inherited;
}

public class BufOut
{
    [VectorType(2)]
    public VBuffer<float> Y;
}

public class Derived : Base0
{
    public int Own;
}

[CustomMappingFactoryAttribute("golden.double")]
public class DoubleFactory : CustomMappingFactory<XOnly, OutY>
{
    public override Action<XOnly, OutY> GetMapping() => (i, o) => o.Y = 2 * i.X;
}

public class Grp
{
    public string G;

    public int I;
}

public class Keyed
{
    [KeyType(3)]
    public uint K;
}

public class Marked
{
    [ColumnName("Renamed")]
    public float A { get; set; }

    [NoColumn]
    public float Skipped;

    [KeyType(3)]
    public uint K;

    [VectorType(2)]
    public float[] V;

    [VectorType]
    public int[] W;

    public string S;

    private float Hidden;

    public static float Stat;

    public const int Cst = 3;

    public float ReadOnlyProp => 1;
}

public class N_double
{
    public double N;
}

public class N_vec
{
    public float[] N;
}

public class NoMembers
{
}

public class NumText
{
    public float N;

    public string T;
}

public class Only_A
{
    public float A;
}

public class Only_N
{
    public float N;
}

public class OutY
{
    public float Y;
}

public class OutYExtra
{
    public float Y;

    public float Q = 7;
}

public class OutYS
{
    public float Y;

    public string S;
}

public class OutYVec
{
    public float[] Y;
}

public class Reg
{
    public float Label;

    public float Score;
}

public class Row
{
    public float A;

    public string B;
}

public class RowDefault
{
    public float N;

    public float Extra = 5;

    public string Other = "kept";
}

public class Stt
{
    public int Seen;

    public float Sum;
}

public class Swapped
{
    public string N;

    public float T;
}

public class TTRow
{
    public string T;
}

public class TextVec
{
    [VectorType]
    public string[] W;
}

public class TokOut
{
    public string[] W;
}

public class Vec2
{
    [VectorType(2)]
    public float[] V;
}

public class VecAny
{
    public float[] V;
}

public class XInt
{
    public int X;
}

public class XOnly
{
    public float X;
}

public class XZ
{
    public float X;

    public float Z;
}
