namespace Microsoft.ML.Data;

/// <summary>
/// Members count keys from 0, columns from 1: what is out of the key's range becomes the missing key 0. Reading back gives
/// the column's value as it is.
/// </summary>
internal static class KeyPipes
{
    public static MemberPipe Create(KeyDataViewType key) =>
        key.RawType == typeof(byte) ? new ByteKeyPipe(key.Count)
        : key.RawType == typeof(ushort) ? new UInt16KeyPipe(key.Count)
        : key.RawType == typeof(uint) ? new UInt32KeyPipe(key.Count)
        : new UInt64KeyPipe(key.Count);

    private sealed class ByteKeyPipe(ulong count) : MemberPipe<byte, byte>
    {
        protected override void ToColumn(byte member, ref byte value) => value = member < count ? (byte)(member + 1) : (byte)0;

        protected override byte ToMember(in byte value, byte old) => value;
    }

    private sealed class UInt16KeyPipe(ulong count) : MemberPipe<ushort, ushort>
    {
        protected override void ToColumn(ushort member, ref ushort value) =>
            value = member < count ? (ushort)(member + 1) : (ushort)0;

        protected override ushort ToMember(in ushort value, ushort old) => value;
    }

    private sealed class UInt32KeyPipe(ulong count) : MemberPipe<uint, uint>
    {
        protected override void ToColumn(uint member, ref uint value) => value = member < count ? member + 1 : 0;

        protected override uint ToMember(in uint value, uint old) => value;
    }

    private sealed class UInt64KeyPipe(ulong count) : MemberPipe<ulong, ulong>
    {
        protected override void ToColumn(ulong member, ref ulong value) => value = member < count ? member + 1 : 0;

        protected override ulong ToMember(in ulong value, ulong old) => value;
    }
}
