namespace TypedStreaming.Simulator.Channels;

/// <summary>The current definition of a platform event. The fields are null if they are not known.</summary>
internal sealed record PlatformEventDefinition(
    string Name, IReadOnlyCollection<string>? Fields, bool SupportsCustomChannels)
{
    public string Channel => ChannelNameGrammar.PlatformEventPrefix + Name;

    public string SchemaId { get; } = Channels.SchemaId.Of([Name, .. Fields ?? []]);

    /// <summary>Returns true for the names of custom events and event streams, which can usually be members of custom channels.</summary>
    public static bool UsuallySupportsCustomChannels(string name) =>
        name.EndsWith("__e", StringComparison.Ordinal) || name.EndsWith("EventStream", StringComparison.Ordinal);
}
