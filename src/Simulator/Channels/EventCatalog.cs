namespace TypedStreaming.Simulator.Channels;

/// <summary>Which platform events an org publishes, and where they come; used only under the lock of the org.</summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<string, PlatformEventDefinition> _platformEvents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _platformChannels = new(StringComparer.Ordinal);

    public void Add(PlatformEventDefinition definition) => _platformEvents[definition.Channel] = definition;

    public void AddPlatformChannel(string channel, string[] members) => _platformChannels[channel] = members;

    public PlatformEventDefinition? FindPlatformEvent(string channel) => _platformEvents.GetValueOrDefault(channel);

    public IEnumerable<string> ChannelsOf(PlatformEventDefinition definition) =>
        _platformChannels.Where(entry => entry.Value.Contains(definition.Name, StringComparer.Ordinal))
            .Select(entry => entry.Key)
            .Prepend(definition.Channel);
}
