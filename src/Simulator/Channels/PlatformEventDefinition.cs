namespace TypedStreaming.Simulator.Channels;

/// <summary>A platform event as it is defined now; fields are null when they are not known.</summary>
internal sealed record PlatformEventDefinition(
    string Name, IReadOnlyCollection<string>? Fields, bool SupportsCustomChannels)
{
    public string Channel => ChannelName.PlatformEventPrefix + Name;

    public string SchemaId { get; } = Channels.SchemaId.Of([Name, .. Fields ?? []]);

    /// <summary>Returns true for custom events and event streams: these can be members of custom channels, other events cannot.</summary>
    public static bool UsuallySupportsCustomChannels(string name) =>
        name.EndsWith("__e", StringComparison.Ordinal) || name.EndsWith("EventStream", StringComparison.Ordinal);
}
