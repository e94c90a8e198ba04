namespace TypedStreaming.PubSub.Avro;

/// <summary>One symbol of an Avro enum.</summary>
internal sealed class AvroSymbol(string name)
{
    public string Name { get; } = name;

    /// <summary>The symbol as a JSON string, with its quotation marks.</summary>
    public byte[] Token { get; } = JsonToken.Of(name);
}
