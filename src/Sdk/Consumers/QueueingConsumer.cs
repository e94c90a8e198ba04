using System.Runtime.CompilerServices;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Events;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>A consumer with a queue, to which the poll loop adds events.</summary>
internal abstract class QueueingConsumer<T>(
    ChannelName channel, EventsOptions options, StartingPoint start, Place place, EventQueue<T> queue, TimeProvider time)
    : RoutedConsumer(channel, options, start, place), IStreamedConsumer
{
    /// <summary>The approximate size in memory of an exception and its cause, including both stack traces.</summary>
    private const int ErrorBytes = 3 * 1024;

    private static readonly int EntryBytes = Unsafe.SizeOf<QueueEntry<T>>();

    private readonly SeenEvents? _seen =
        ChannelKinds.KindOf(channel.Full) == EventKind.PlatformEvent ? new SeenEvents() : null;

    private long _newestAt;
    private long _readAge = long.MinValue;

    public EventQueue<T> Queue { get; } = queue;

    /// <summary>
    /// The age of the last event with a date, measured when that event was read; null if there was no such event. The value can be read from any
    /// thread.
    /// </summary>
    public TimeSpan? ReadAge => Volatile.Read(ref _readAge) is var age and not long.MinValue ? new TimeSpan(age) : null;

    /// <summary>The position of the consumer in its own stream. It is used only over a transport with opaque ids.</summary>
    public StreamPlace Stream { get => field ??= new StreamPlace(); init; }

    /// <summary>True if the store needs creation dates in the form in which the server wrote them.</summary>
    public bool KeepsRawDates { get; init; }

    /// <summary>True if the application has access to the envelopes of events.</summary>
    public bool KeepsEnvelope { get; init; }

    public override string Description => $"The consumer '{Options.Name}' of {Channel}";

    /// <summary>
    /// True if the poll loop is allowed to add another event. Unacknowledged events count too. But if all events have been taken, one more event is
    /// always allowed, because an application that waits for more events before it acknowledges them would otherwise wait forever.
    /// <see cref="EventsOptions.MaxUnacknowledged"/> limits such an application.
    /// </summary>
    public sealed override bool HasRoom => Queue.BytesAppended < Options.BufferBytes || Queue.IsAllTaken;

    public sealed override bool IsDrained => Queue.IsTaken;

    public long FreeBytes => Options.BufferBytes - Queue.BytesAppended;

    public long UnpublishedBytes => Queue.UnpublishedBytes;

    public bool IsAllTaken => Queue.IsAllTaken;

    public override bool ConflictsWith(RoutedConsumer other) =>
        !other.IsExplicit && !Options.IsEphemeral && !other.Options.IsEphemeral && other.Options.Name == Options.Name;

    public sealed override void Append(string channelName, in EventFrame frame)
    {
        // The bytes that this thread allocates from here on are the size of the event, including the work of the program's converters.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var entry = IsCopy(frame) ? new QueueEntry<T> { Details = new EntryDetails { IsCopy = true } } : Read(channelName, frame);
        entry.Id = frame.Order is >= 0 and { } id ? id : QueueEntry<T>.NoId;
        if (frame.OpaqueId is { } opaque) (entry.Details ??= new EntryDetails()).OpaqueId = opaque;
        var created = frame.ReadCreatedDate();
        (entry.At, entry.IsDated) = ((created ?? time.GetUtcNow()).UtcTicks, created is not null);
        if (created is not null) _newestAt = entry.At;
        if (KeepsRawDates && frame.ReadRawCreatedDate() is { } raw) (entry.Details ??= new EntryDetails()).RawCreatedDate = raw;
        Append(entry, before);
    }

    public void AppendUnreadable(in EventFrame frame, EventDecodeException error)
    {
        var entry = new QueueEntry<T>
        {
            Id = frame.Order is >= 0 and { } id ? id : QueueEntry<T>.NoId,
            At = time.GetUtcNow().UtcTicks,
            Details = new EntryDetails { Error = error, Metadata = KeepsEnvelope ? error.Metadata : null, OpaqueId = frame.OpaqueId },
            Bytes = error.Payload.Length + ErrorBytes + (2 * error.Message.Length),
        };
        Append(entry, GC.GetAllocatedBytesForCurrentThread());
    }

    public void AppendMark(OpaqueReplayId position, long order) => Queue.Append(new QueueEntry<T>
    {
        Id = order,
        At = time.GetUtcNow().UtcTicks,
        Bytes = EntryBytes,
        Details = new EntryDetails { IsMark = true, OpaqueId = position },
    });

    public sealed override void Append(string channelName, OversizeEvent oversize)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var entry = new QueueEntry<T>
        {
            Id = oversize.ReplayId is >= 0 and { } id ? id : QueueEntry<T>.NoId,
            At = time.GetUtcNow().UtcTicks,
            Details = new EntryDetails { Error = DecodeFailure.OfOversize(channelName, oversize.ReplayId, oversize.Bytes, oversize.Limit) },
        };
        Append(entry, before);
    }

    public override void Publish()
    {
        HasNews = false;
        // If events may be missing before the first event, no position may move past that gap before it is reported.
        NoteAge();
        Queue.Publish(Missing?.Cause == GapCause.InterruptedBeforeFirstEvent ? null : Place.Settled);
    }

    public sealed override int TakeLateCount() => Queue.TakeLateCount();

    public sealed override void BeginEra() => Queue.Renumber(Instance);

    /// <summary>Adds a gap to the queue, between the events.</summary>
    public override void ReportGap(Gap gap)
    {
        if (gap.RenumbersIds) BeginEra();
        Queue.Append(new QueueEntry<T> { Id = QueueEntry<T>.NoId, At = time.GetUtcNow().UtcTicks, Bytes = EntryBytes, Details = new EntryDetails { Gap = gap } });
    }

    public sealed override void WhenRoom(bool drained, Action signal) =>
        Queue.WhenRoom(new RoomSignal(drained ? null : Options.BufferBytes - 1, signal));

    protected abstract QueueEntry<T> Read(string channelName, in EventFrame frame);

    protected override void OnComplete(Exception? cause, bool discard) => Queue.Complete(cause, discard);

    /// <summary>
    /// Stores the age of the newest event. This is done once for each part of a response that arrives, because reading the clock for each event would
    /// be slow.
    /// </summary>
    private void NoteAge()
    {
        if (_newestAt == 0) return;
        Volatile.Write(ref _readAge, Math.Max(0, time.GetUtcNow().UtcTicks - _newestAt));
        _newestAt = 0;
    }

    private bool IsCopy(in EventFrame frame) => _seen is not null && frame.ReadEventUuid() is { } uuid && _seen.IsCopy(uuid, frame.Order);

    private void Append(QueueEntry<T> entry, long allocatedBefore)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        entry.Bytes = (int)Math.Min(int.MaxValue, entry.Bytes + allocated + EntryBytes);
        Queue.Append(entry);
    }
}
