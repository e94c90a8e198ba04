using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Routing;

/// <summary>
/// A consumer of a channel, with the members that the poll loop uses: its <see cref="Place"/> in the channel, and a queue for its events. Members
/// are used by the poll loop only, unless their documentation states otherwise.
/// </summary>
internal abstract class RoutedConsumer(ChannelName channel, EventsOptions options, StartingPoint start, Place place)
{
    /// <summary>
    /// The assumed maximum difference between the clock that determines the dates of events and the clock that determines the dates of HTTP
    /// responses. The two clocks may belong to different servers.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<BayeuxMessage?> _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The execution context of the caller that created the consumer. Application callbacks run in this context, on any thread.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private int _completed;

    /// <summary>The smallest replay id of the events that were new enough for <see cref="NotBefore"/>; null if no such event has arrived.</summary>
    private long? _firstNew;

    /// <summary>The tracing activity that was current when the application created the consumer. Used by all threads.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    public ChannelName Channel { get; } = channel;

    public EventsOptions Options { get; } = options;

    public Place Place { get; } = place;

    /// <summary>The last event message on the channel; null before the consumer has joined the channel.</summary>
    public SharedMessage? Message { get; set; }

    /// <summary>The start position of the consumer. It changes if the server refuses this position.</summary>
    public StartingPoint Start { get; set; } = start;

    public ConsumerStage Stage { get; set; } = ConsumerStage.Waiting;

    /// <summary>The host name of the Salesforce instance that issued the consumer's replay ids.</summary>
    public string? Instance { get; set; }

    /// <summary>The date before which events are skipped, according to the server's clock; null if no events are skipped.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The remaining time for which the poll loop can wait for this consumer's queue to become empty.</summary>
    public HoldLimit Hold { get; } = new();

    /// <summary>The metrics of the consumer; null for an explicit subscription.</summary>
    public ConsumerSeries? Series { get; set; }

    /// <summary>
    /// The number of times that the consumer was parked (paused because its queue was full), and the number of events that the server sent again as a
    /// result.
    /// </summary>
    public ParkingHistory Parking { get; } = new();

    /// <summary>The cause of a gap that will be reported with the next subscription; null if there is none.</summary>
    public (GapCause Cause, DateTimeOffset? Since)? Missing
    {
        get => Place.Missing;
        set => Place.Missing = value;
    }

    /// <summary>
    /// True if the session was lost after the consumer was confirmed but before it received an event. In that case, no replay id shows whether the
    /// server still has the events from before the loss.
    /// </summary>
    public bool WasInterrupted { get; set; }

    /// <summary>
    /// True if an event without a replay id was not queued, or was the last event that the consumer received. The server cannot send such an event
    /// again.
    /// </summary>
    public bool HasUnnumbered { get; set; }

    /// <summary>
    /// True if <see cref="Publish"/> must be called: the queue has entries that the application cannot see yet, or the id up to which the consumer
    /// has received all events (<see cref="Place.Settled"/>) may have increased.
    /// </summary>
    public bool HasNews { get; set; }

    /// <summary>
    /// True if the consumer belongs to an explicit subscription, which
    /// <see cref="StreamingClient.SubscribeAsync(string, EventsOptions, CancellationToken)"/> creates.
    /// </summary>
    public virtual bool IsExplicit => false;

    /// <summary>A description of the consumer, for use in messages. Used by all threads.</summary>
    public abstract string Description { get; }

    /// <summary>The reply that confirmed the subscription; null if the consumer ended before the reply arrived. Used by all threads.</summary>
    public Task<BayeuxMessage?> Confirmed => _confirmed.Task;

    /// <summary>
    /// A task that returns true when the application can take events, because the consumer was confirmed or because its queue was full before the
    /// confirming reply was read. The task returns false if the consumer ended before that. Used by all threads.
    /// </summary>
    public Task<bool> Opened => _opened.Task;

    /// <summary>The time at which the server confirmed the subscription, according to the server's clock.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The failure that ended the consumer, or null. Used by all threads.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>True if the queue has free space for one more event of any size.</summary>
    public abstract bool HasRoom { get; }

    /// <summary>True if the queue contains no events.</summary>
    public abstract bool IsDrained { get; }

    /// <summary>Returns true if the two consumers cannot be active on one channel at the same time.</summary>
    public abstract bool ConflictsWith(RoutedConsumer other);

    /// <summary>
    /// Adds an event to the queue. This method must be called while the bytes of the event are valid. The application sees the event after the next
    /// call to <see cref="Publish"/>.
    /// </summary>
    public abstract void Append(string channelName, in EventFrame frame);

    /// <summary>Adds an entry for an event that was skipped because its message was larger than the limit.</summary>
    public abstract void Append(string channelName, OversizeEvent oversize);

    /// <summary>
    /// Makes the added events visible to the application, and passes to the queue the replay id up to which all events have arrived.
    /// </summary>
    public abstract void Publish();

    /// <summary>
    /// Returns the number of late events since the previous call. An event is late if events with greater replay ids arrived before it.
    /// </summary>
    public abstract int TakeLateCount();

    /// <summary>
    /// Records that the replay ids of later events belong to another <see cref="Instance"/>, and cannot be compared with earlier ids.
    /// </summary>
    public abstract void BeginEra();

    /// <summary>Reports that events may be missing between the received events and the next events.</summary>
    public abstract void ReportGap(Gap gap);

    /// <summary>
    /// Calls <paramref name="signal"/> as soon as the queue has free space again or, if <paramref name="drained"/> is true, is empty. If this is
    /// already the case, <paramref name="signal"/> is called immediately.
    /// </summary>
    public abstract void WhenRoom(bool drained, Action signal);

    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        _confirmed.TrySetResult(reply);
        Open(now);
    }

    /// <summary>
    /// Lets the application take the queued events, although the reply to the subscribe request has not been read yet. The events show that the
    /// subscription works.
    /// </summary>
    public void Open(DateTimeOffset now)
    {
        ConfirmedAt ??= now;
        _opened.TrySetResult(true);
    }

    /// <summary>Ends the consumer. Used by all threads. Only the first call has an effect.</summary>
    /// <param name="cause">The exception that the application gets, or null for a normal end.</param>
    /// <param name="discard">True if the application does not get the queued events that it has not taken yet.</param>
    public void Complete(Exception? cause, bool discard)
    {
        if (Interlocked.Exchange(ref _completed, 1) == 1) return;
        Cause = cause;
        OnComplete(cause, discard);
        _confirmed.TrySetResult(null);
        _opened.TrySetResult(false);
    }

    /// <summary>
    /// Sets the start position of the consumer. The start position comes from the consumer's options, its stored position, or the application's
    /// decision after a refused start.
    /// </summary>
    public void StartAt(StartingPoint start)
    {
        Start = start;
        (NotBefore, _firstNew) = (start.NotBefore - Margin, null);
        Place.StartAt(start.From.Settled);
    }

    /// <summary>Sets the start position in the same way as <see cref="StartAt"/>, but does not deliver events that were already received.</summary>
    public void GoOnAt(StartingPoint start)
    {
        Start = start;
        (NotBefore, _firstNew) = (start.NotBefore - Margin, null);
        Place.GoOnFrom(start.From.Settled);
    }

    /// <summary>
    /// Skips events that were created before a date, according to the server's clock. A margin allows for differences between the clocks of
    /// different servers.
    /// </summary>
    public void SkipBefore(DateTimeOffset date) => (NotBefore, _firstNew) = (date - Margin, null);

    /// <summary>
    /// Returns true if an event is too old for this consumer. After the first event that is new enough, all events with greater replay ids are new
    /// enough too. Events with smaller ids may still arrive, if the server replays them again.
    /// </summary>
    public bool IsTooOld(in EventFrame frame, long? id)
    {
        if (NotBefore is not { } date || id >= _firstNew) return false;
        if (frame.ReadCreatedDate() < date) return true;
        _firstNew = id ?? _firstNew;
        return false;
    }

    /// <summary>Runs application code in the execution context in which the consumer was created.</summary>
    public Task RunAsync(Func<Task> work)
    {
        if (_context is null) return work();
        Task running = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => running = work(), null);
        return running;
    }

    protected abstract void OnComplete(Exception? cause, bool discard);
}
