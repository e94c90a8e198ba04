using TypedStreaming.Simulator;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>The data that one open page has already received.</summary>
internal sealed class SentState(long lastEvent)
{
    private readonly HashSet<long> _unanswered = [];
    private byte[] _state = [];
    private long? _lastExchange;

    /// <summary>The number of the last event that the page has received.</summary>
    public long LastEvent { get; set; } = lastEvent;

    /// <summary>
    /// Returns the requests that the page has not received yet, and the requests that have received a response since the page received them.
    /// </summary>
    public IEnumerable<Exchange> NewOf(IReadOnlyList<Exchange> exchanges, int remembered)
    {
        _lastExchange ??= exchanges.Count > remembered ? exchanges[^(remembered + 1)].Number : 0;
        foreach (var exchange in exchanges)
        {
            // Read once: the response can come at any time.
            var isAnswered = exchange.Status is not null;
            if (exchange.Number <= _lastExchange && !(isAnswered && _unanswered.Remove(exchange.Number))) continue;
            if (exchange.Number > _lastExchange) _lastExchange = exchange.Number;
            if (!isAnswered) _unanswered.Add(exchange.Number);
            yield return exchange;
        }
    }

    /// <summary>Returns true if the state differs from the last state that was sent. The state is stored for the next comparison.</summary>
    public bool IsNewState(ReadOnlySpan<byte> state)
    {
        if (state.SequenceEqual(_state)) return false;
        _state = state.ToArray();
        return true;
    }
}
