namespace TypedStreaming.PubSub.Avro;

/// <summary>One field of an Avro record.</summary>
internal sealed class AvroField(string name, AvroType type)
{
    public string Name { get; } = name;

    public AvroType Type { get; } = type;

    /// <summary>The JSON text (<c>,"Name":</c>) that precedes the value of this field in an object, unless the field is the first member.</summary>
    public byte[] NextMember { get; } = [(byte)',', .. JsonToken.Of(name), (byte)':'];
}
