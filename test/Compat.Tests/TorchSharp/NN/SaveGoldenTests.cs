using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class SaveGoldenTests
{
    [TestMethod]
    public void linear_save_bytes()
    {
        var m = nn.Linear(2, 1);
        m.load_state_dict(new Dictionary<string, Tensor>
        {
            ["weight"] = torch.tensor(new[,] { { 1f, 2f } }),
            ["bias"] = torch.tensor(new[] { 3f }),
        });
        var s = new MemoryStream();
        m.save(s);
        var t = new MemoryStream();
        m.save(t, new[] { "bias" });
        TorchGolden.Check(nameof(linear_save_bytes), new
        {
            all = Convert.ToHexString(s.ToArray()),
            skipBias = Convert.ToHexString(t.ToArray()),
        });
    }

    [TestMethod]
    public void module_load_round_trip_and_errors()
    {
        var m = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1));
        m.eval();
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "m.dat");
        m.save(file);
        var n = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1));
        n.eval();
        n.load(file);
        var found = new Dictionary<string, bool>();
        nn.Linear(1, 1).load(file, false, null, found);
        TorchGolden.Check(nameof(module_load_round_trip_and_errors), new
        {
            same = torch.allclose(m.call(torch.ones(1, 1)), n.call(torch.ones(1, 1))),
            bytes = new FileInfo(file).Length,
            found,
            strict = TorchGolden.Throws(() => nn.Linear(1, 1).load(file)),
            dtype = TorchGolden.Throws(
                () => nn.Sequential(nn.Linear(1, 1, dtype: torch.float64), nn.BatchNorm1d(1)).load(file)),
            missing = TorchGolden.Throws(() => nn.Linear(1, 1).load("nothere.dat")),
        });
    }

    [TestMethod]
    public void tensor_save_bytes_by_dtype()
    {
        TorchGolden.Check(nameof(tensor_save_bytes_by_dtype), new
        {
            f32 = Hex(torch.tensor(new[,] { { 1f }, { -2f } })),
            i64 = Hex(torch.tensor(new[] { 1L, -1L })),
            b = Hex(torch.tensor(new[] { true, false })),
            scalar = Hex(torch.tensor(1.5)),
            empty = Hex(torch.zeros(0)),
            big = Hex(torch.zeros(200, 0)),
            view = TorchGolden.Throws(() => Hex(torch.arange(4).reshape(2, 2).t())),
        });
    }

    private static string Hex(Tensor tensor)
    {
        var stream = new MemoryStream();
        tensor.Save(new BinaryWriter(stream));
        return Convert.ToHexString(stream.ToArray());
    }

    [TestMethod]
    public void tensor_load_into_and_new()
    {
        var s = new MemoryStream();
        torch.tensor(new[] { 7, 8 }).Save(new BinaryWriter(s));
        s.Position = 0;
        var a = Tensor.Load(new BinaryReader(s));
        s.Position = 0;
        var b = torch.zeros(2, dtype: torch.int32);
        b.Load(new BinaryReader(s));
        s.Position = 0;
        TorchGolden.Check(nameof(tensor_load_into_and_new), new
        {
            a,
            b,
            wrongShape = TorchGolden.Throws(() => torch.zeros(3, dtype: torch.int32).Load(new BinaryReader(s))),
        });
    }
}
