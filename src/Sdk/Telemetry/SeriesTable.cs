namespace TypedStreaming.Telemetry;

/// <summary>
/// The metric series (combinations of tags) of one client. All instruments together have at most 1,000 of them. Any further channels and consumers
/// share the tag <c>other</c>, so that an application with very many names cannot fill the memory of an exporter.
/// </summary>
internal sealed class SeriesTable
{
    private const int Most = 1000;

    /// <summary>
    /// The number of series that are reserved for metrics without a channel, such as the number of lost sessions by error, and for the tag
    /// <c>other</c>.
    /// </summary>
    private const int Reserved = 100;

    private const int OfOneChannel = 9;
    private const int OfOneConsumer = 7;
    private const string Other = "other";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SeriesTags> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Consumer), ConsumerSeries> _consumers = [];
    private readonly SeriesTags _otherChannel = new(Other, consumer: null);
    private readonly ConsumerSeries _otherConsumer = new(Other, Other);
    private int _left = Most - Reserved;

    /// <summary>The metric series of all consumers so far. Consumers beyond the limit share one series, which is included.</summary>
    public IReadOnlyList<ConsumerSeries> Consumers
    {
        get
        {
            lock (_gate) return [.. _consumers.Values, _otherConsumer];
        }
    }

    public SeriesTags OfChannel(string channel)
    {
        lock (_gate) return OfChannelUnderLock(channel);
    }

    public ConsumerSeries OfConsumer(string channel, string consumer)
    {
        lock (_gate)
        {
            if (_consumers.TryGetValue((channel, consumer), out var known)) return known;
            OfChannelUnderLock(channel); // First: many consumers of one channel must not leave it without a series.
            return TryTakeUnderLock(OfOneConsumer) ? _consumers[(channel, consumer)] = new ConsumerSeries(channel, consumer) : _otherConsumer;
        }
    }

    private SeriesTags OfChannelUnderLock(string channel)
    {
        if (_channels.TryGetValue(channel, out var known)) return known;
        return TryTakeUnderLock(OfOneChannel) ? _channels[channel] = new SeriesTags(channel, consumer: null) : _otherChannel;
    }

    private bool TryTakeUnderLock(int series)
    {
        if (_left < series) return false;
        _left -= series;
        return true;
    }
}
