namespace TypedStreaming.PubSub.Avro;

/// <summary>One field of an Avro record.</summary>
internal sealed class AvroField(string name, AvroType type)
{
    public string Name { get; } = name;

    public AvroType Type { get; } = type;

    /// <summary>The JSON text before the value of this field (<c>,"Name":</c>), for a field that is not the first member of its object.</summary>
    public byte[] NextMember { get; } = [(byte)',', .. JsonToken.Of(name), (byte)':'];
}
