using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor Load(BinaryReader reader) => TensorFile.Read(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return TensorFile.Read(reader);
        }

        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Gives this tensor, a parameter too, the values, type and device of another one.</summary>
        internal void SetData(Tensor data) => Aten.Run(SetDataOp, this, data);

        private static readonly Op SetDataOp = new("aten::set_data");
    }
}

public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFile.Write(writer, tensor);

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        TensorFile.Write(writer, tensor);
    }

    public static void Save(this torch.Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads into a tensor that has the type and shape of the one in the stream.</summary>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false) =>
        TensorFile.ReadInto(reader, tensor, skip);

    /// <summary>The next tensor of a stream; null where it is skipped.</summary>
    public static torch.Tensor? Load(this BinaryReader reader, bool skip = false)
    {
        var tensor = TensorFile.Read(reader);
        if (!skip)
        {
            return tensor;
        }
        tensor.Dispose();
        return null;
    }
}
