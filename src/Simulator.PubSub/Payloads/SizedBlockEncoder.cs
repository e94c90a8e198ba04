using Avro.IO;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Writes a negative count and the size in bytes at the beginning of each block of a list or a map. Avro allows this form.</summary>
internal sealed class SizedBlockEncoder(Stream target) : Encoder
{
    private readonly Stack<Block> _blocks = [];
    private BinaryEncoder _current = new(target);

    public void WriteNull() => _current.WriteNull();

    public void WriteBoolean(bool value) => _current.WriteBoolean(value);

    public void WriteInt(int value) => _current.WriteInt(value);

    public void WriteLong(long value) => _current.WriteLong(value);

    public void WriteFloat(float value) => _current.WriteFloat(value);

    public void WriteDouble(double value) => _current.WriteDouble(value);

    public void WriteBytes(byte[] value) => _current.WriteBytes(value);

    public void WriteBytes(byte[] value, int offset, int length) => _current.WriteBytes(value, offset, length);

    public void WriteString(string value) => _current.WriteString(value);

    public void WriteEnum(int value) => _current.WriteEnum(value);

    public void WriteUnionIndex(int value) => _current.WriteUnionIndex(value);

    public void WriteFixed(byte[] data) => _current.WriteFixed(data);

    public void WriteFixed(byte[] data, int start, int len) => _current.WriteFixed(data, start, len);

    public void SetItemCount(long value) => _blocks.Peek().Count = value;

    public void StartItem()
    {
    }

    public void WriteArrayStart() => Start();

    public void WriteArrayEnd() => End();

    public void WriteMapStart() => Start();

    public void WriteMapEnd() => End();

    public void Flush() => _current.Flush();

    private void Start()
    {
        var block = new Block(_current);
        _blocks.Push(block);
        _current = new BinaryEncoder(block.Bytes);
    }

    private void End()
    {
        _current.Flush();
        var block = _blocks.Pop();
        _current = block.Outer;
        if (block.Count > 0)
        {
            _current.WriteLong(-block.Count);
            _current.WriteLong(block.Bytes.Length);
            var bytes = block.Bytes.ToArray();
            _current.WriteFixed(bytes);
        }

        _current.WriteLong(0);
    }

    private sealed class Block(BinaryEncoder outer)
    {
        public BinaryEncoder Outer { get; } = outer;

        public MemoryStream Bytes { get; } = new();

        public long Count { get; set; }
    }
}
