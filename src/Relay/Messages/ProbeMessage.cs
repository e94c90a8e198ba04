namespace TypedStreaming.Relay.Messages;

/// <summary>
/// A test message without an event. A relay publishes it to each partition before its first event. If the broker stores it, at least one worker
/// group reads the partition. Otherwise, the broker returns it, and the relay does not publish any events yet. Without this test, a group that is
/// created between two events could receive the second event but not the first one.
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
