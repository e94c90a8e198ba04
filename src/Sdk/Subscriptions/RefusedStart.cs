using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>A consumer whose place the server does not know any more, and what its program wants then.</summary>
internal sealed class RefusedStart(ChannelConsumer consumer, long replayId, StreamingException refusal)
{
    private readonly InvalidReplay _invalid = new()
    {
        Channel = consumer.Channel.Full,
        ReplayId = replayId,
        Cause = GapCause.InvalidReplayId,
        ServerText = refusal.ServerText,
    };

    private StartingPoint? _start;

    public ChannelConsumer Consumer => consumer;

    /// <summary>Why the consumer is over, or null if it starts anew.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Decides, with the program's code perhaps: never on the poll loop.</summary>
    public async Task DecideAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var from = await consumer.Options.InvalidReplayOrDefault.DecideAsync(_invalid, cancellationToken).ConfigureAwait(false);
            if (from is null) Failure = refusal;
            else _start = InvalidPosition.Restart(_invalid, from, now);
        }
        catch (StreamingException e)
        {
            Failure = e;
        }
    }

    /// <returns>What may be missing.</returns>
    public Gap Apply()
    {
        consumer.Start = _start!;
        consumer.ReportGap(_start!.Gap!);
        return _start.Gap!;
    }
}
