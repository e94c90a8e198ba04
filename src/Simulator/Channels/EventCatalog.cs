namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// The platform events and entities that an org publishes, and the channels of their events. The catalog is used only while the org's lock is held.
/// </summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<string, PlatformEventDefinition> _platformEvents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _platformChannels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _entitiesByChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChangeEventMember[]> _changeChannels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _denied = new(StringComparer.Ordinal);

    public IEnumerable<PlatformEventDefinition> PlatformEvents => _platformEvents.Values;

    /// <summary>The entities whose change events the org publishes.</summary>
    public IEnumerable<string> Entities => _entitiesByChannel.Values;

    public void Add(PlatformEventDefinition definition) => _platformEvents[definition.Channel] = definition;

    public void AddPlatformChannel(string channel, string[] members) => _platformChannels[channel] = members;

    public void AddEntity(string entity) => _entitiesByChannel[ChannelNameGrammar.OfChanges(entity)] = entity;

    public void AddChangeChannel(string channel, ChangeEventMember[] members) => _changeChannels[channel] = members;

    public PlatformEventDefinition? FindPlatformEvent(string channel) => _platformEvents.GetValueOrDefault(channel);

    /// <summary>
    /// Returns the entity whose change events a channel contains; null for a channel with several entities, and for any other kind of channel.
    /// </summary>
    public string? EntityOf(string channel) => _entitiesByChannel.GetValueOrDefault(channel);

    /// <summary>Returns true if the org publishes change events of the entity.</summary>
    public bool HasEntity(string entity) => _entitiesByChannel.ContainsKey(ChannelNameGrammar.OfChanges(entity));

    /// <exception cref="InvalidOperationException">The entity has no change events.</exception>
    public void RequireEntity(string entity)
    {
        if (HasEntity(entity)) return;
        throw new InvalidOperationException(
            $"The simulated org publishes no change events of '{entity}'; add them first (AddChangeEvents).");
    }

    public IEnumerable<string> ChannelsOf(PlatformEventDefinition definition) =>
        _platformChannels.Where(entry => entry.Value.Contains(definition.Name, StringComparer.Ordinal))
            .Select(entry => entry.Key)
            .Prepend(definition.Channel);

    /// <summary>Returns the channels that contain an entity's change events, with the enriched fields that each channel adds.</summary>
    public IEnumerable<(string Channel, IReadOnlyList<string> EnrichedFields)> ChannelsOf(string entity)
    {
        yield return (ChannelNameGrammar.OfChanges(entity), []);
        yield return (ChannelNameGrammar.AllChanges, []);
        foreach (var (channel, members) in _changeChannels)
        {
            if (members.FirstOrDefault(member => member.Entity == entity) is { } member)
                yield return (channel, member.EnrichedFields);
        }
    }

    public void Deny(string entity) => _denied.Add(entity);

    public void Grant(string entity) => _denied.Remove(entity);

    /// <summary>
    /// Returns true if subscribing to a channel is refused, because the user does not have permission to see the channel's entity. Subscribing to a
    /// channel with several entities is never refused; the channel omits the events that the user does not have permission to see.
    /// </summary>
    public bool IsDenied(string channel) =>
        _entitiesByChannel.TryGetValue(channel, out var entity) && _denied.Contains(entity);

    public IReadOnlySet<string> DeniedEntities() => new HashSet<string>(_denied, StringComparer.Ordinal);
}
