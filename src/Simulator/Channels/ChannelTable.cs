namespace TypedStreaming.Simulator.Channels;

/// <summary>The channels of an org, which are looked up by their exact names. The table is used only while the org's lock is held.</summary>
internal sealed class ChannelTable
{
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly SimulatedOrgOptions _options;
    private readonly ReplayIds _platformEventIds;
    private readonly ReplayIds _changeEventIds;

    public ChannelTable(SimulatedOrgOptions options)
    {
        _options = options;
        _platformEventIds = new ReplayIds(options);
        _changeEventIds = new ReplayIds(options);
        Add(ChannelNameGrammar.AllChanges);
    }

    public IReadOnlyCollection<Channel> All => _channels.Values;

    public Channel? Find(string name) => _channels.GetValueOrDefault(name);

    public Channel Require(string name) =>
        Find(name) ?? throw new InvalidOperationException(
            $"The simulated org has no channel '{name}'; add it first (AddPushTopic, AddGenericChannel, "
            + "AddPlatformEvent, AddChangeEvents, AddChannel).");

    public bool DiffersOnlyByCase(string name) =>
        _channels.Keys.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));

    public Channel Add(string name, IReadOnlyCollection<string>? fields = null)
    {
        if (Find(name) is { } existing) return existing;
        return _channels[name] = new Channel(name, fields, IdsOf(name), _options);
    }

    /// <summary>Renames a channel. Its subscriptions and its events are kept.</summary>
    public void Rename(string name, string newName)
    {
        if (!_channels.Remove(name, out var channel)) return;
        channel.Name = newName;
        _channels[newName] = channel;
    }

    public void Remove(string name) => _channels.Remove(name);

    // One event is published on several channels of the event bus with the same id, and this id must be in order on each of the channels.
    private ReplayIds IdsOf(string name)
    {
        if (name.StartsWith(ChannelNameGrammar.PlatformEventPrefix, StringComparison.Ordinal)) return _platformEventIds;
        return name.StartsWith(ChannelNameGrammar.ChangeEventPrefix, StringComparison.Ordinal)
            ? _changeEventIds
            : new ReplayIds(_options);
    }
}
