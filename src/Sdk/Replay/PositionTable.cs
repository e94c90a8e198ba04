namespace TypedStreaming.Replay;

/// <summary>The positions of a client's consumers, by channel and name.</summary>
internal sealed class PositionTable(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Channel, string Name), PositionKeeper> _keepers = [];

    /// <summary>Gives a name to one consumer.</summary>
    /// <exception cref="InvalidOperationException">Another consumer has it.</exception>
    public PositionKeeper Enter(string channel, string name)
    {
        lock (_gate)
        {
            if (!_keepers.TryGetValue((channel, name), out var keeper))
                _keepers.Add((channel, name), keeper = new PositionKeeper(channel, name, time));
            return keeper.TryEnter() ? keeper : throw new InvalidOperationException(
                $"{keeper} is already active. Give the second one a name of its own: {nameof(EventsOptions)}.{nameof(EventsOptions.Name)}.");
        }
    }

    /// <summary>Saves what all consumers have reached.</summary>
    /// <exception cref="StreamingException">A store failed.</exception>
    public Task FlushAsync() => Task.WhenAll(All().Select(static keeper => keeper.FlushAsync()));

    /// <summary>Saves, and lets every cursor go that no enumeration still needs.</summary>
    public Task CloseAsync() => Task.WhenAll(All().Select(static keeper => keeper.CloseAsync()));

    private List<PositionKeeper> All()
    {
        lock (_gate) return [.. _keepers.Values];
    }
}
