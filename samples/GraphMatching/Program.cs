using GraphMatchingSample;

switch (args)
{
    case []:
        Demo.Run(Path.Combine("artifacts", "demo"));
        return 0;
    case ["predict", var folder]:
        Demo.Predict(folder);
        return 0;
    case ["describe", .. var rest]:
        DataReport.Write(Console.Out, rest is [var picture, ..] ? picture : null);
        return 0;
    default:
        Console.Error.WriteLine("usage: GraphMatching [predict FOLDER | describe [PICTURE.svg]]");
        return 2;
}
