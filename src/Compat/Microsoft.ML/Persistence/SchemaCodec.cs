namespace Microsoft.ML.Data;

/// <summary>Writes and reads column types and whole schemas with the values of their annotations.</summary>
internal static class SchemaCodec
{
    private enum TypeTag : byte
    {
        Primitive = 0,
        Key = 1,
        Vector = 2,
    }

    private static readonly PrimitiveDataViewType[] Primitives =
    [
        .. NumberDataViewType.All, TextDataViewType.Instance, BooleanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance, RowIdDataViewType.Instance,
    ];

    public static void WriteType(BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write((byte)TypeTag.Vector);
                WriteType(writer, vector.ItemType);
                writer.Write(vector.Dimensions.Length);
                foreach (var dimension in vector.Dimensions)
                    writer.Write(dimension);
                break;
            case KeyDataViewType key:
                writer.Write((byte)TypeTag.Key);
                writer.Write(key.RawType.Name);
                writer.Write(key.Count);
                break;
            case PrimitiveDataViewType when Array.IndexOf(Primitives, type) >= 0:
                writer.Write((byte)TypeTag.Primitive);
                writer.Write(type.ToString()!);
                break;
            default:
                throw new NotSupportedException($"A column of type '{type}' cannot be saved");
        }
    }

    public static DataViewType ReadType(BinaryReader reader)
    {
        switch ((TypeTag)reader.ReadByte())
        {
            case TypeTag.Primitive:
                return FindPrimitive(reader.ReadString());
            case TypeTag.Key:
                return new KeyDataViewType(FindPrimitive(reader.ReadString()).RawType, reader.ReadUInt64());
            case TypeTag.Vector:
                if (ReadType(reader) is not PrimitiveDataViewType item)
                    throw ModelReader.Corrupt();
                var dimensions = new int[reader.ReadInt32()];
                for (var i = 0; i < dimensions.Length; i++)
                    dimensions[i] = reader.ReadInt32();
                return new VectorDataViewType(item, dimensions);
            default:
                throw ModelReader.Corrupt();
        }
    }

    /// <summary>Columns of custom types are left out: only the process that registered them knows them.</summary>
    public static void WriteSchema(BinaryWriter writer, DataViewSchema schema)
    {
        var columns = schema.Where(c => CanWrite(c.Type)).ToArray();
        writer.Write(columns.Length);
        foreach (var column in columns)
        {
            writer.Write(column.Name);
            WriteType(writer, column.Type);
            WriteAnnotations(writer, column.Annotations);
        }
    }

    public static DataViewSchema ReadSchema(BinaryReader reader)
    {
        var builder = new DataViewSchema.Builder();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var type = ReadType(reader);
            builder.AddColumn(name, type, ReadAnnotations(reader));
        }

        return builder.ToSchema();
    }

    public static void WriteAnnotations(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        var kinds = annotations.Schema.Where(c => CanWrite(c.Type)).ToArray();
        writer.Write(kinds.Length);
        foreach (var kind in kinds)
        {
            writer.Write(kind.Name);
            WriteType(writer, kind.Type);
            GenericDispatch.Call(kind.Type.ItemType().RawType, new AnnotationWriter(writer, annotations, kind));
        }
    }

    public static DataViewSchema.Annotations ReadAnnotations(BinaryReader reader)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var type = ReadType(reader);
            builder.Add(name, type, GenericDispatch.Call(type.ItemType().RawType, new AnnotationReader(reader, type)));
        }

        return builder.ToAnnotations();
    }

    private static bool CanWrite(DataViewType type) =>
        type.ItemType() is KeyDataViewType || Primitives.Contains(type.ItemType());

    private static PrimitiveDataViewType FindPrimitive(string name) =>
        Array.Find(Primitives, p => p.ToString() == name) ?? throw ModelReader.Corrupt();

    private sealed class AnnotationWriter(
        BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column kind) : IGenericFunc<bool>
    {
        public bool Invoke<T>()
        {
            if (kind.Type is VectorDataViewType)
            {
                VBuffer<T> vector = default;
                annotations.GetGetter<VBuffer<T>>(kind)(ref vector);
                ValueCodec.WriteVector(writer, vector);
                return true;
            }

            T value = default!;
            annotations.GetGetter<T>(kind)(ref value);
            ValueCodec.Of<T>().Write(writer, value);
            return true;
        }
    }

    private sealed class AnnotationReader(BinaryReader reader, DataViewType type) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>()
        {
            if (type is VectorDataViewType)
            {
                var vector = ValueCodec.ReadVector<T>(reader);
                return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> dst) => vector.CopyTo(ref dst));
            }

            var value = ValueCodec.Of<T>().Read(reader);
            return (ValueGetter<T>)((ref T dst) => dst = value);
        }
    }
}
