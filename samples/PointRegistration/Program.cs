using PointRegistrationSample;

switch (args)
{
    case []:
        Demo.Run(Path.Combine("artifacts", "registration"));
        return 0;
    case ["predict", var folder]:
        Demo.Predict(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: PointRegistration [predict FOLDER]");
        return 2;
}
