using TypedStreaming.Replay;

namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields events. When the application asks for the next event, the previous one is acknowledged.</summary>
internal sealed class EventEnumeration<T>(
    Func<CancellationToken, Task<QueueReader<T>?>> open, Func<QueueReader<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, T>(open, leave, cancellationToken)
{
    private readonly CancellationToken _cancellationToken = cancellationToken;

    protected override void Leave(QueueReader<T> reader) => reader.AcknowledgeInHand();

    protected override bool Checks(QueueReader<T> reader) => true;

    protected override T Give(QueueReader<T> reader)
    {
        if (reader.Details?.Gap is not { } gap) return reader.Taken.Value!;
        var acknowledge = reader.AcknowledgeLater();
        reader.LeaveInHand();
        throw new GapEventException(gap, acknowledge);
    }

    /// <exception cref="EventDecodeException">The event could not be read, and the application's options ask for the exception.</exception>
    protected override ValueTask<bool> IsGivenAsync(QueueReader<T> reader) =>
        reader.Details?.Error is { } error ? SkipAsync(reader, error) : new ValueTask<bool>(true);

    private async ValueTask<bool> SkipAsync(QueueReader<T> reader, EventDecodeException error)
    {
        error.AcknowledgeBy(reader.AcknowledgeLater());
        if (reader.Options.OnDecodeError.Skipped is null) reader.LeaveInHand();
        await SkippedEvent.SkipAsync(error, reader.Options.OnDecodeError, reader.Logger, _cancellationToken).ConfigureAwait(false);
        return false;
    }
}
