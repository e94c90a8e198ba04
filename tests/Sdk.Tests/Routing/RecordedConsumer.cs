using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>A consumer without a queue: it records its events, and has room when a test says so.</summary>
internal sealed class RecordedConsumer(EventsOptions options, string channel = RecordedConsumer.X)
    : RoutedConsumer(Frames.Channel(channel), options, new StartingPoint(options.From.OrElse ?? options.From), new Place(SharedIds.MayComeOn(channel)))
{
    public const string X = "/u/x";

    private Action? _signal;

    /// <summary>The ids of its events; null for an event without one.</summary>
    public List<long?> Ids { get; } = [];

    public List<Gap> Gaps { get; } = [];

    /// <summary>The ids, in order, with the causes of the gaps between them.</summary>
    public List<string> All { get; } = [];

    /// <summary>The number of times that it was published to.</summary>
    public int Published { get; private set; }

    public bool IsFull { get; set; }

    /// <summary>True if events are queued although there is room.</summary>
    public bool Lags { get; set; }

    public override string Description => $"The consumer '{Options.Name}' of {Channel}";

    public override bool HasRoom => !IsFull;

    public override bool IsDrained => !IsFull && !Lags;

    public override bool IsExplicit => Explicit || base.IsExplicit;

    public bool Explicit { get; init; }

    public bool? Discarded { get; private set; }

    /// <summary>The number of times that it ended.</summary>
    public int Ends { get; private set; }

    /// <summary>The number of times that its ids came from another instance.</summary>
    public int Eras { get; private set; }

    public int Late { get; set; }

    public static RecordedConsumer At(ReplayFrom from, string name = "default", string channel = X) =>
        Started(new RecordedConsumer(new EventsOptions { Name = name, From = from }, channel));

    public static RecordedConsumer Started(RecordedConsumer consumer)
    {
        consumer.StartAt(consumer.Start);
        return consumer;
    }

    public override bool ConflictsWith(RoutedConsumer other) => other.IsExplicit == IsExplicit && other.Options.Name == Options.Name;

    public override void Append(string channelName, in EventFrame frame) => Append(frame.ReplayId);

    public override void Append(string channelName, OversizeEvent oversize) => Append(oversize.ReplayId);

    public override void Publish()
    {
        HasNews = false;
        Published++;
    }

    public override int TakeLateCount() => Late;

    public override void BeginEra() => Eras++;

    public override void ReportGap(Gap gap)
    {
        Gaps.Add(gap);
        All.Add(gap.Cause.ToString());
    }

    public override void WhenRoom(bool drained, Action signal) => _signal = signal;

    /// <summary>Lets its program take all queued events.</summary>
    public void Drain()
    {
        IsFull = false;
        Interlocked.Exchange(ref _signal, null)?.Invoke();
    }

    protected override void OnComplete(Exception? cause, bool discard) => (Discarded, Ends) = (discard, Ends + 1);

    private void Append(long? id)
    {
        Ids.Add(id);
        All.Add(id?.ToString() ?? "none");
    }
}
