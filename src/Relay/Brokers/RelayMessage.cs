namespace TypedStreaming.Relay;

/// <summary>A message in a broker: the bytes of an event as Salesforce sent them, and attributes that describe the event.</summary>
/// <param name="Partition">The number of the partition, from 0.</param>
/// <param name="Attributes">
/// The attributes of CloudEvents 1.0, such as <c>id</c>, <c>source</c> and <c>type</c>, and those of the relay, such as <c>sfchannel</c>. Names are
/// lower-case letters and digits; values are text.
/// </param>
/// <param name="Body">The bytes of the message. They must not be changed.</param>
/// <param name="ContentType">The media type of the body.</param>
public sealed record RelayMessage(
    int Partition, IReadOnlyDictionary<string, string> Attributes, ReadOnlyMemory<byte> Body, string ContentType = EventMessage.Json)
{
    /// <summary>Returns the attributes <c>id</c> and <c>source</c>, but never the body.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        $"{Attributes.GetValueOrDefault(RelayAttributes.Id)} of {Attributes.GetValueOrDefault(RelayAttributes.Source)} in partition {Partition}";
}
