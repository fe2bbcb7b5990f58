#nullable disable

using Microsoft.ML.Data;

// Row classes of the golden cases that are loaded from text.
namespace G;

public class Line
{
    [LoadColumn(0)]
    public float Label;

    [LoadColumn(1, 2), ColumnName("Features")]
    public float[] F;

    [LoadColumn(3)]
    public string Name;
}

public class LineNoIndex
{
    [LoadColumn(0)]
    public float A;

    public float B;
}
