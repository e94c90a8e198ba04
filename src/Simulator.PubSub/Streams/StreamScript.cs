namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The faults that a test has requested for the next subscriptions (streams of events). Used only while the org's lock is held.</summary>
internal sealed class StreamScript
{
    private readonly List<(string? Topic, Action<SubscribeStream> Apply)> _pending = [];

    public void Add(string? topic, Action<SubscribeStream> apply) => _pending.Add((topic, apply));

    public void Clear() => _pending.Clear();

    /// <summary>Applies the first requested fault that matches a new stream.</summary>
    public void Apply(SubscribeStream stream)
    {
        var index = _pending.FindIndex(fault => fault.Topic is null || fault.Topic == stream.Channel.Name);
        if (index < 0) return;
        _pending[index].Apply(stream);
        _pending.RemoveAt(index);
    }
}
