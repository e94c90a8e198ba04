namespace TypedStreaming.PubSub.Avro;

/// <summary>One field of a record.</summary>
internal sealed class AvroField(string name, AvroType type)
{
    public string Name { get; } = name;

    public AvroType Type { get; } = type;

    /// <summary>The name as the JSON of a member that is not the first one begins: <c>,"Name":</c>.</summary>
    public byte[] NextMember { get; } = [(byte)',', .. JsonToken.Of(name), (byte)':'];
}
