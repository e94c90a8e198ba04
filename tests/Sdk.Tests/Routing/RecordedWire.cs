using System.Collections.Immutable;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>Records the requests of a table to the session.</summary>
internal sealed class RecordedWire : IWire
{
    private readonly List<string> _asked = [];

    public string Asked => string.Join(", ", _asked);

    /// <summary>The decisions that were requested.</summary>
    public ImmutableArray<RefusedStart> Starts { get; private set; } = [];

    /// <summary>The consumers for whose room the table waits.</summary>
    public List<(RoutedConsumer Consumer, bool Drained)> Awaited { get; } = [];

    /// <summary>The waits before a return.</summary>
    public List<(TimeSpan Delay, RoutedConsumer Consumer)> Delays { get; } = [];

    public List<string> Renewals { get; } = [];

    public Action<string> Wanted { get; init; } = static _ => { };

    public Action<string> Unwanted { get; init; } = static _ => { };

    public void Want(string channel)
    {
        _asked.Add($"want {channel}");
        Wanted(channel);
    }

    public void Unwant(string channel)
    {
        _asked.Add($"unwant {channel}");
        Unwanted(channel);
    }

    public void Renew(string why)
    {
        _asked.Add("renew");
        Renewals.Add(why);
    }

    public void Decide(string channel, ImmutableArray<RefusedStart> starts) => Starts = starts;

    public void WhenRoom(RoutedConsumer consumer, bool drained) => Awaited.Add((consumer, drained));

    public void After(TimeSpan delay, RoutedConsumer consumer) => Delays.Add((delay, consumer));
}
