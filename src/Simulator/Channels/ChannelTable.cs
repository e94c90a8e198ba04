namespace TypedStreaming.Simulator.Channels;

/// <summary>The channels of an org by exact name; used only under the lock of the org.</summary>
internal sealed class ChannelTable(SimulatedOrgOptions options)
{
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);

    public Channel? Find(string name) => _channels.GetValueOrDefault(name);

    public Channel Require(string name) =>
        Find(name) ?? throw new InvalidOperationException(
            $"The simulated org has no channel '{name}'; add it first (AddPushTopic, AddGenericChannel, AddChannel).");

    public bool DiffersOnlyByCase(string name) =>
        _channels.Keys.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));

    public Channel Add(string name, IReadOnlyCollection<string>? fields = null)
    {
        if (Find(name) is { } existing) return existing;
        return _channels[name] = new Channel(name, fields, options);
    }
}
