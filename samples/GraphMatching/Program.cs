using GraphMatchingSample;

if (args is ["describe", .. var rest])
{
    DataReport.Write(Console.Out, rest is [var picture, ..] ? picture : null);
    return 0;
}

Console.Error.WriteLine("usage: GraphMatching describe [picture.svg]");
return 2;
