using TypedStreaming.Replay;

namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields events. When the program asks for the next event, the previous one is acknowledged.</summary>
internal sealed class EventEnumeration<T>(
    Func<CancellationToken, Task<OpenConsumer<T>?>> open, Func<OpenConsumer<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, T>(open, leave, cancellationToken)
{
    private readonly CancellationToken _cancellationToken = cancellationToken;

    protected override void Leave(OpenConsumer<T> openConsumer) => openConsumer.AcknowledgeInHand();

    protected override bool Checks(OpenConsumer<T> openConsumer) => true;

    protected override T Give(OpenConsumer<T> openConsumer)
    {
        if (openConsumer.Details?.Gap is not { } gap) return openConsumer.Taken.Value!;
        var acknowledge = openConsumer.AcknowledgeLater();
        openConsumer.LeaveInHand();
        throw new GapEventException(gap, acknowledge);
    }

    /// <exception cref="EventDecodeException">The event could not be read, and the program's options ask for the exception.</exception>
    protected override ValueTask<bool> IsGivenAsync(OpenConsumer<T> openConsumer) =>
        openConsumer.Details?.Error is { } error ? SkipAsync(openConsumer, error) : new ValueTask<bool>(true);

    private async ValueTask<bool> SkipAsync(OpenConsumer<T> openConsumer, EventDecodeException error)
    {
        error.AcknowledgeBy(openConsumer.AcknowledgeLater());
        if (openConsumer.Options.OnDecodeError.Skipped is null) openConsumer.LeaveInHand();
        await SkippedEvent.SkipAsync(error, openConsumer.Options.OnDecodeError, openConsumer.Logger, _cancellationToken).ConfigureAwait(false);
        return false;
    }
}
