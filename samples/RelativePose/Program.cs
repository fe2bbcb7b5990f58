using RelativePoseSample;

switch (args)
{
    case []:
        Demo.Run(Path.Combine("artifacts", "demo"));
        return 0;
    case ["predict", var folder]:
        Demo.Predict(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: RelativePose [predict FOLDER]");
        return 2;
}
