namespace GraphMatchingSample.Data;

/// <summary>Two images of one scene, and the truth about which points correspond.</summary>
public sealed record Scene(string Name, GrayImage Left, GrayImage Right, ITrueCorrespondence Truth)
{
    /// <summary>The motorcycle: a stereo pair with a measured disparity at (almost) every pixel.</summary>
    public static Scene Motorcycle(string folder)
    {
        var (left, right) = ReadPair(folder, "motorcycle");
        var disparity = NumpyArray.ReadArchive(FileIn(folder, "motorcycle", "disparity.npz"));
        return new Scene("motorcycle", left, right, new DisparityCorrespondence(left.Width, left.Height, disparity.Values));
    }

    /// <summary>The aloe: another stereo pair, taken at half its size so that its details are as large as the motorcycle's.</summary>
    public static Scene Aloe(string folder)
    {
        var (left, right) = ReadPair(folder, "aloe");
        var disparity = PnmImage.Read(FileIn(folder, "aloe", "disparity.pgm"));
        var truth = DisparityCorrespondence.Halve(disparity.Width, disparity.Height, [.. disparity.Samples.Select(d => (float)d)]);
        return new Scene("aloe", left.Halve(), right.Halve(), truth);
    }

    /// <summary>The graffiti: two views of a wall, one of them oblique. The car before the wall's lower right part is left out.</summary>
    public static Scene Graffiti(string folder)
    {
        var (left, right) = ReadPair(folder, "graf");
        var homography = Homography.ReadOpenCvStorage(FileIn(folder, "graf", "homography.xml"));
        return new Scene("graf", left, right, new PlanarCorrespondence(homography, (x, y) => x < 430 || y < 460));
    }

    private static (GrayImage Left, GrayImage Right) ReadPair(string folder, string name)
        => (GrayImage.Read(FileIn(folder, name, "left.ppm")), GrayImage.Read(FileIn(folder, name, "right.ppm")));

    private static string FileIn(string folder, string name, string file)
    {
        var path = Path.Combine(folder, name, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing; ./eng/data.sh fetches it.", path);
    }
}
