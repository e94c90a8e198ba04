namespace TypedStreaming.Relay.Messages;

/// <summary>
/// A message without an event, which a relay publishes to each partition before its first event. When the broker has stored it, the partition has a
/// reading group. Without this message, a group that is created in between could get an event but not the event before it, which the broker has
/// returned.
/// </summary>
internal static class ProbeMessage
{
    private const string Type = "com.salesforce.probe";

    private static readonly Dictionary<string, string> Attributes = new(StringComparer.Ordinal)
    {
        [RelayAttributes.SpecVersion] = "1.0",
        [RelayAttributes.Id] = "probe",
        [RelayAttributes.Source] = "salesforce://",
        [RelayAttributes.Type] = Type,
    };

    public static RelayMessage For(int partition) => new(partition, Attributes, ReadOnlyMemory<byte>.Empty);

    public static bool Is(RelayMessage message) => message.Attributes.GetValueOrDefault(RelayAttributes.Type) == Type;
}
