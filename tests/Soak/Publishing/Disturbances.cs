namespace TypedStreaming.Soak.Publishing;

/// <summary>Causes random faults in the org or on the network, and counts them by kind.</summary>
internal sealed class Disturbances(IReadOnlyList<Fault> kinds, int seed)
{
    private const int OneIn = 60;

    private static readonly TimeSpan LongestTime = TimeSpan.FromMilliseconds(500);

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _caused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _lasting = new(StringComparer.Ordinal);
    private readonly Queue<Fault> _next = [];

    /// <summary>Causes a fault now and then. Events are published while it lasts; it begins after the last one of its kind has ended.</summary>
    public async Task StrikeAsync()
    {
        if (_random.Next(OneIn) != 0) return;
        var fault = Draw();
        if (_lasting.TryGetValue(fault.Name, out var last)) await last;
        _lasting[fault.Name] = fault.CauseAsync(_random.NextDouble() * LongestTime);
        _caused[fault.Name] = _caused.GetValueOrDefault(fault.Name) + 1;
    }

    /// <summary>Waits until the faults that last for a time are over, and all servers run again.</summary>
    public Task SettleAsync() => Task.WhenAll(_lasting.Values);

    /// <summary>The number of faults, and the kinds that did not occur.</summary>
    public override string ToString()
    {
        var missing = string.Join(", ", kinds.Where(kind => !_caused.ContainsKey(kind.Name)).Select(static kind => kind.Name));
        return $"{_caused.Values.Sum()} ({(missing.Length == 0 ? "all kinds" : $"without {missing}")})";
    }

    /// <summary>Each kind occurs before one of them occurs again.</summary>
    private Fault Draw()
    {
        if (_next.Count == 0)
        {
            Fault[] shuffled = [.. kinds];
            _random.Shuffle(shuffled);
            foreach (var kind in shuffled) _next.Enqueue(kind);
        }

        return _next.Dequeue();
    }
}
