using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>Causes random faults in the org or on the network, and counts them by kind.</summary>
internal sealed class Disturbances(SimulatedOrg org, int seed)
{
    private const int OneIn = 60;

    /// <summary>The restart of the server is one more kind.</summary>
    private const string Restart = "Restart";

    private static readonly TimeSpan LongestDowntime = TimeSpan.FromMilliseconds(500);

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _caused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action> _scripted = new ScriptedFaults(org).Kinds.ToDictionary(StringComparer.Ordinal);
    private readonly Queue<string> _next = [];
    private Task _restart = Task.CompletedTask;

    private IEnumerable<string> Kinds => [.. _scripted.Keys, Restart];

    public async Task StrikeAsync(CancellationToken cancellationToken)
    {
        if (_random.Next(OneIn) != 0) return;
        var kind = Draw();
        if (kind == Restart) await RestartAsync(cancellationToken);
        else _scripted[kind]();
        _caused[kind] = _caused.GetValueOrDefault(kind) + 1;
    }

    /// <summary>Waits until the server runs again.</summary>
    public Task SettleAsync() => _restart;

    /// <summary>The number of faults, and the kinds that did not occur.</summary>
    public override string ToString()
    {
        var missing = string.Join(", ", Kinds.Where(name => !_caused.ContainsKey(name)));
        return $"{_caused.Values.Sum()} ({(missing.Length == 0 ? "all kinds" : $"without {missing}")})";
    }

    /// <summary>Each kind occurs before one of them occurs again.</summary>
    private string Draw()
    {
        if (_next.Count == 0)
        {
            string[] kinds = [.. Kinds];
            _random.Shuffle(kinds);
            foreach (var kind in kinds) _next.Enqueue(kind);
        }

        return _next.Dequeue();
    }

    /// <summary>Events are published while the server is down.</summary>
    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _restart;
        _restart = org.RestartAsync(_random.NextDouble() * LongestDowntime, cancellationToken);
    }
}
