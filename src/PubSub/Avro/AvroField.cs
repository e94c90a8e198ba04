namespace TypedStreaming.PubSub.Avro;

/// <summary>One field of an Avro record.</summary>
internal sealed class AvroField(string name, AvroType type)
{
    public string Name { get; } = name;

    public AvroType Type { get; } = type;

    /// <summary>The JSON text before the value of this field in an object, if the field is not the first member: <c>,"Name":</c>.</summary>
    public byte[] NextMember { get; } = [(byte)',', .. JsonToken.Of(name), (byte)':'];
}
