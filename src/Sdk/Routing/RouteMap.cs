using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// An immutable snapshot of the subscribed channels. Channels are found by the UTF-8 bytes of their names, so that no strings are created.
/// </summary>
internal sealed class RouteMap
{
    private readonly Dictionary<byte[], ImmutableArray<ChannelRoute>> _byBytes = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], ImmutableArray<ChannelRoute>>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;

    public RouteMap(ImmutableArray<ChannelRoute> routes)
    {
        Routes = routes;
        foreach (var route in routes) Add(route.FullBytes, route);
        foreach (var route in routes.Where(HasFilter)) Add(route.TopicBytes, route);
        _bySpan = _byBytes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public static RouteMap Empty { get; } = new([]);

    public ImmutableArray<ChannelRoute> Routes { get; }

    /// <summary>
    /// Returns the channels that match a channel name from the server, with or without the filter. If several subscriptions to one topic have
    /// different filters, a name without a filter matches all of them.
    /// </summary>
    public ImmutableArray<ChannelRoute> Find(ReadOnlySpan<byte> channel) =>
        _bySpan.TryGetValue(channel, out var routes) ? routes : [];

    public ChannelRoute? Find(string channel) => Routes.FirstOrDefault(route => route.Name == channel);

    public RouteMap With(ChannelRoute route) => new(Routes.Add(route));

    public RouteMap Without(ChannelRoute route) => new(Routes.Remove(route));

    private static bool HasFilter(ChannelRoute route) => route.FullBytes.Length != route.TopicBytes.Length;

    private void Add(byte[] key, ChannelRoute route) =>
        _byBytes[key] = _byBytes.TryGetValue(key, out var others) ? others.Add(route) : [route];
}
