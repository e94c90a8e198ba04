namespace TypedStreaming.PubSub.Avro;

/// <summary>One field of an Avro record.</summary>
internal sealed class AvroField(string name, AvroType type)
{
    public string Name { get; } = name;

    public AvroType Type { get; } = type;

    /// <summary>The text with which this member begins in a JSON object if it is not the first member: <c>,"Name":</c>.</summary>
    public byte[] NextMember { get; } = [(byte)',', .. JsonToken.Of(name), (byte)':'];
}
