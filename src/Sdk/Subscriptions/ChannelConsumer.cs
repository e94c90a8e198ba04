using System.Diagnostics;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>Somebody who holds a channel and takes its events.</summary>
internal abstract class ChannelConsumer(ChannelName channel, EventsOptions options, StartingPoint start)
{
    private readonly TaskCompletionSource<BayeuxMessage?> _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The context of whoever made the consumer: callbacks of its program run in it, wherever they are called.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private int _completed;

    /// <summary>What its program was doing when it made the consumer.</summary>
    public ActivityContext? AskedBy { get; } = Activity.Current?.Context;

    public ChannelName Channel { get; } = channel;

    public EventsOptions Options { get; } = options;

    /// <summary>Where it starts. Changed by the poll loop when the server refuses that place.</summary>
    public StartingPoint Start { get; set; } = start;

    /// <summary>What it takes of the present subscription.</summary>
    public Admission Admission { get; } = new();

    /// <summary>How a message names this consumer.</summary>
    public abstract string Description { get; }

    /// <summary>The reply that confirmed the subscription; null if the consumer was ended before there was one.</summary>
    public Task<BayeuxMessage?> Confirmed => _confirmed.Task;

    /// <summary>When that was, by the server's clock.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Why the consumer ended, if something went wrong.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Whether two consumers cannot be active on one channel at a time.</summary>
    public abstract bool ConflictsWith(ChannelConsumer other);

    public void Confirm(BayeuxMessage reply, DateTimeOffset now)
    {
        if (_confirmed.Task.IsCompleted) return;
        ConfirmedAt = now;
        _confirmed.TrySetResult(reply);
    }

    /// <summary>Takes an event, on the poll loop, while its bytes are alive.</summary>
    /// <returns>Whether there was room; if not, the consumer is over.</returns>
    public abstract bool Receive(string channel, in EventFrame frame);

    /// <summary>Events may be missing between what was received and what will be.</summary>
    public abstract void ReportGap(Gap gap);

    /// <summary>Starts work of the consumer's program in that program's context.</summary>
    public Task RunAsync(Func<Task> work)
    {
        if (_context is null) return work();
        Task running = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => running = work(), null);
        return running;
    }

    /// <summary>Ends the consumer. Only the first end counts.</summary>
    /// <param name="cause">What its program gets, or null for a plain end.</param>
    /// <param name="discard">Whether what it has not taken yet is dropped.</param>
    public void Complete(Exception? cause, bool discard)
    {
        if (Interlocked.Exchange(ref _completed, 1) == 1) return;
        Cause = cause;
        OnComplete(cause, discard);
        _confirmed.TrySetResult(null);
    }

    protected abstract void OnComplete(Exception? cause, bool discard);

    protected StreamingException TooSlow() => new(
        Reason.ConsumerTooSlow,
        $"{Description} is too slow: more than {Options.BufferBytes / (1024.0 * 1024.0):0.##} MiB of its events wait to be taken, or to be acknowledged. "
        + $"Its subscription ended. Take events faster, or raise {nameof(EventsOptions)}.{nameof(EventsOptions.BufferBytes)}.")
    {
        Channel = Channel.Full,
    };
}
