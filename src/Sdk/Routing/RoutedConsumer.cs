using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Routing;

/// <summary>
/// A holder of a channel, as the poll loop sees it: where it is (<see cref="Place"/>), and a queue that events are appended to.
/// Members that are not said to be for everybody are used by the poll loop only.
/// </summary>
internal abstract class RoutedConsumer(ChannelName channel, EventsOptions options, StartingPoint start, Place place)
{
    /// <summary>The clocks of a server that dates events and one that dates answers may differ by so much.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<BayeuxMessage?> _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The context of whoever made the consumer: callbacks of its program run in it, wherever they are called.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private int _completed;

    /// <summary>The least id that was found to be new enough.</summary>
    private long? _firstNew;

    /// <summary>What its program was doing when it made the consumer; for everybody.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    public ChannelName Channel { get; } = channel;

    public EventsOptions Options { get; } = options;

    public Place Place { get; } = place;

    /// <summary>Where it starts. Changed when the server refuses that place.</summary>
    public StartingPoint Start { get; set; } = start;

    public ConsumerStage Stage { get; set; } = ConsumerStage.Waiting;

    /// <summary>The host of the instance that its ids are of.</summary>
    public string? Instance { get; set; }

    /// <summary>What the server's clock says is older is not taken; null takes all.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>How long the loop may still wait for room in this fill of the queue.</summary>
    public HoldBudget Hold { get; } = new();

    /// <summary>How often it was parked, and what that has cost.</summary>
    public Parking Parking { get; } = new();

    /// <summary>Why events may be missing, which is reported with the next subscription.</summary>
    public (GapCause Cause, DateTimeOffset? Since)? Missing
    {
        get => Place.Missing;
        set => Place.Missing = value;
    }

    /// <summary>Whether an event without an id was not taken, or was the last one: it cannot be asked for again.</summary>
    public bool HasUnnumbered { get; set; }

    /// <summary>Whether something was appended, or settled, that is still to be published.</summary>
    public bool HasNews { get; set; }

    /// <summary>Whether it was made by <c>SubscribeAsync(channel)</c>.</summary>
    public virtual bool IsExplicit => false;

    /// <summary>How a message names this consumer; for everybody.</summary>
    public abstract string Description { get; }

    /// <summary>The reply that confirmed the subscription; null if the consumer was ended before there was one. For everybody.</summary>
    public Task<BayeuxMessage?> Confirmed => _confirmed.Task;

    /// <summary>
    /// Whether events can be taken: since it was confirmed, or since its queue was full before the reply that confirms it was read.
    /// False if the consumer was ended before. For everybody.
    /// </summary>
    public Task<bool> Opened => _opened.Task;

    /// <summary>When that was, by the server's clock.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why the consumer ended, if something went wrong; for everybody.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Whether its queue has room for one more event, however large.</summary>
    public abstract bool HasRoom { get; }

    /// <summary>Whether nothing waits in its queue.</summary>
    public abstract bool IsDrained { get; }

    /// <summary>Whether two consumers cannot be active on one channel at a time.</summary>
    public abstract bool ConflictsWith(RoutedConsumer other);

    /// <summary>Puts an event into the queue, while its bytes are alive. It is seen after <see cref="Publish"/>.</summary>
    public abstract void Append(string channelName, in EventFrame frame);

    /// <summary>Puts an event into the queue that was skipped, for it was larger than the limit.</summary>
    public abstract void Append(string channelName, OversizeEvent oversize);

    /// <summary>Lets the program see what was appended, and how far it is settled.</summary>
    public abstract void Publish();

    /// <summary>How many of its events came after later ones, since this was called last.</summary>
    public abstract int TakeLateCount();

    /// <summary>What comes from now on is numbered by another <see cref="Instance"/>.</summary>
    public abstract void BeginEra();

    /// <summary>Events may be missing between what was received and what will be.</summary>
    public abstract void ReportGap(Gap gap);

    /// <summary>Asks for <paramref name="signal"/> as soon as the queue has room again, or is drained; at once if it is so already.</summary>
    public abstract void WhenRoom(bool drained, Action signal);

    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        _confirmed.TrySetResult(reply);
        Open(now);
    }

    /// <summary>Lets the program take what is there: events have come, so the subscription works, though its reply is still to be read.</summary>
    public void Open(DateTimeOffset now)
    {
        ConfirmedAt ??= now;
        _opened.TrySetResult(true);
    }

    /// <summary>Ends the consumer; for everybody. Only the first end counts.</summary>
    /// <param name="cause">What its program gets, or null for a plain end.</param>
    /// <param name="discard">Whether what it has not taken yet is kept from it.</param>
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

    /// <summary>As <see cref="StartAt"/>, but what it had does not come again.</summary>
    public void GoOnAt(StartingPoint start)
    {
        Start = start;
        (NotBefore, _firstNew) = (start.NotBefore - Margin, null);
        Place.GoOnFromEarliest();
    }

    /// <summary>Drops what is older than a date of the server's, a margin apart.</summary>
    public void SkipBefore(DateTimeOffset date) => (NotBefore, _firstNew) = (date - Margin, null);

    /// <summary>
    /// Whether an event is too old for this consumer. The first one that is not ends the question for those after it; earlier ones may still
    /// come, where they are replayed again.
    /// </summary>
    public bool IsTooOld(in EventFrame frame, long? id)
    {
        if (NotBefore is not { } date || id >= _firstNew) return false;
        if (frame.ReadCreatedDate() < date) return true;
        if (id is null) NotBefore = null;
        _firstNew = id;
        return false;
    }

    /// <summary>Starts work of the consumer's program in that program's context.</summary>
    public Task RunAsync(Func<Task> work)
    {
        if (_context is null) return work();
        Task running = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => running = work(), null);
        return running;
    }

    public StreamingException TooSlow(string why) => new(
        Reason.ConsumerTooSlow,
        $"{Description} is too slow: {why} Its subscription ended; its position is safe. "
        + $"Take events faster, or raise {nameof(EventsOptions)}.{nameof(EventsOptions.BufferBytes)}.")
    {
        Channel = Channel.Full,
    };

    protected abstract void OnComplete(Exception? cause, bool discard);
}
