using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>
/// A consumer of a channel, as the poll loop sees it: its <see cref="Place"/>, and a queue to which events are appended. Members are used by
/// the poll loop only, unless they say that all threads may use them.
/// </summary>
internal abstract class RoutedConsumer(ChannelName channel, EventsOptions options, StartingPoint start, Place place)
{
    /// <summary>The largest difference that is assumed between the clock that dates events and the clock that dates answers.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<BayeuxMessage?> _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The context of the caller that made the consumer: callbacks of its program run in it, wherever they are called.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private int _completed;

    /// <summary>The least id that was found to be new enough.</summary>
    private long? _firstNew;

    /// <summary>The activity of its program when it made the consumer. Used by all threads.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    public ChannelName Channel { get; } = channel;

    public EventsOptions Options { get; } = options;

    public Place Place { get; } = place;

    /// <summary>The start of the consumer. It changes when the server refuses it.</summary>
    public StartingPoint Start { get; set; } = start;

    public ConsumerStage Stage { get; set; } = ConsumerStage.Waiting;

    /// <summary>The host of the instance to which its ids belong.</summary>
    public string? Instance { get; set; }

    /// <summary>The date before which events are skipped, by the server's clock; null skips none.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The time that the loop may still wait for room until the queue is empty again.</summary>
    public HoldLimit Hold { get; } = new();

    /// <summary>The series of its metrics; null for an explicit subscription.</summary>
    public ConsumerSeries? Series { get; set; }

    /// <summary>The number of times it was parked, and their cost.</summary>
    public Parking Parking { get; } = new();

    /// <summary>The cause for which events may be missing, which is reported with the next subscription.</summary>
    public (GapCause Cause, DateTimeOffset? Since)? Missing
    {
        get => Place.Missing;
        set => Place.Missing = value;
    }

    /// <summary>True if an event without an id was not taken, or was the last one: it cannot be requested again.</summary>
    public bool HasUnnumbered { get; set; }

    /// <summary>True if a slot was appended, or an id settled, that is still to be published.</summary>
    public bool HasNews { get; set; }

    /// <summary>True if it was made by <c>SubscribeAsync(channel)</c>.</summary>
    public virtual bool IsExplicit => false;

    /// <summary>The name of this consumer in messages. Used by all threads.</summary>
    public abstract string Description { get; }

    /// <summary>The reply that confirmed the subscription; null if the consumer ended before. Used by all threads.</summary>
    public Task<BayeuxMessage?> Confirmed => _confirmed.Task;

    /// <summary>
    /// True if events can be taken: after it was confirmed, or after its queue was full before the confirming reply was read. False if the
    /// consumer ended before. Used by all threads.
    /// </summary>
    public Task<bool> Opened => _opened.Task;

    /// <summary>The time of the confirmation, by the server's clock.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The failure that ended the consumer, or null. Used by all threads.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>True if its queue has room for one more event, however large.</summary>
    public abstract bool HasRoom { get; }

    /// <summary>True if no event is queued.</summary>
    public abstract bool IsDrained { get; }

    /// <summary>Returns true if the two consumers cannot be active on one channel at the same time.</summary>
    public abstract bool ConflictsWith(RoutedConsumer other);

    /// <summary>Appends an event to the queue, while its bytes are valid. The program sees it after <see cref="Publish"/>.</summary>
    public abstract void Append(string channelName, in EventFrame frame);

    /// <summary>Appends an event to the queue that was skipped, because it was larger than the limit.</summary>
    public abstract void Append(string channelName, OversizeEvent oversize);

    /// <summary>Makes the appended events, and the settled id, visible to the program.</summary>
    public abstract void Publish();

    /// <summary>Returns the number of its events that came after later ones, since the last call.</summary>
    public abstract int TakeLateCount();

    /// <summary>Notes that later events are numbered by another <see cref="Instance"/>.</summary>
    public abstract void BeginEra();

    /// <summary>Reports that events may be missing between the received events and the next ones.</summary>
    public abstract void ReportGap(Gap gap);

    /// <summary>Calls <paramref name="signal"/> as soon as the queue has room again, or is empty; at once if that is so already.</summary>
    public abstract void WhenRoom(bool drained, Action signal);

    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        _confirmed.TrySetResult(reply);
        Open(now);
    }

    /// <summary>Lets the program take the queued events: they show that the subscription works, although its reply is still to be read.</summary>
    public void Open(DateTimeOffset now)
    {
        ConfirmedAt ??= now;
        _opened.TrySetResult(true);
    }

    /// <summary>Ends the consumer. Used by all threads. Only the first end counts.</summary>
    /// <param name="cause">The exception that its program gets, or null for a normal end.</param>
    /// <param name="discard">True if events that the program has not taken yet are withheld from it.</param>
    public void Complete(Exception? cause, bool discard)
    {
        if (Interlocked.Exchange(ref _completed, 1) == 1) return;
        Cause = cause;
        OnComplete(cause, discard);
        _confirmed.TrySetResult(null);
        _opened.TrySetResult(false);
    }

    /// <summary>Starts where the program, its store or a decision wants.</summary>
    public void StartAt(StartingPoint start)
    {
        Start = start;
        (NotBefore, _firstNew) = (start.NotBefore - Margin, null);
        Place.StartAt(start.From.Settled);
    }

    /// <summary>Does the same as <see cref="StartAt"/>, but received events do not come again.</summary>
    public void GoOnAt(StartingPoint start)
    {
        Start = start;
        (NotBefore, _firstNew) = (start.NotBefore - Margin, null);
        Place.GoOnFromEarliest();
    }

    /// <summary>Drops events that are older than a date of the server, with a margin.</summary>
    public void SkipBefore(DateTimeOffset date) => (NotBefore, _firstNew) = (date - Margin, null);

    /// <summary>
    /// Returns true if an event is too old for this consumer. After the first one that is not, later ones are not either; earlier ones may
    /// still come, if they are replayed again.
    /// </summary>
    public bool IsTooOld(in EventFrame frame, long? id)
    {
        if (NotBefore is not { } date || id >= _firstNew) return false;
        if (frame.ReadCreatedDate() < date) return true;
        if (id is null) NotBefore = null;
        _firstNew = id;
        return false;
    }

    /// <summary>Starts code of the consumer's program in that program's context.</summary>
    public Task RunAsync(Func<Task> work)
    {
        if (_context is null) return work();
        Task running = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => running = work(), null);
        return running;
    }

    public StreamingException TooSlow(string why) => new(
        StreamingError.ConsumerTooSlow,
        $"{Description} is too slow: {why} Its subscription has ended; its position is kept. "
        + $"Process events faster, or raise {nameof(EventsOptions)}.{nameof(EventsOptions.BufferBytes)}.")
    {
        Channel = Channel.Full,
    };

    protected abstract void OnComplete(Exception? cause, bool discard);
}
