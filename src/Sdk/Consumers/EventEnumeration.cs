using TypedStreaming.Replay;

namespace TypedStreaming.Consumers;

/// <summary>An enumeration that yields events. When the program asks for the next event, the previous one is acknowledged.</summary>
internal sealed class EventEnumeration<T>(
    Func<CancellationToken, Task<OpenConsumer<T>?>> open, Func<OpenConsumer<T>, ValueTask> leave, CancellationToken cancellationToken)
    : Enumeration<T, T>(open, leave, cancellationToken)
{
    private readonly CancellationToken _cancellationToken = cancellationToken;

    protected override void Leave(OpenConsumer<T> consumption) => consumption.AcknowledgeInHand();

    protected override bool Checks(OpenConsumer<T> consumption) => true;

    protected override T Give(OpenConsumer<T> consumption)
    {
        if (consumption.Details?.Gap is not { } gap) return consumption.Taken.Value!;
        var acknowledge = consumption.AcknowledgeLater();
        consumption.LeaveInHand();
        throw new GapEventException(gap, acknowledge);
    }

    /// <exception cref="EventDecodeException">The event could not be read, and the program's options ask for the exception.</exception>
    protected override ValueTask<bool> IsGivenAsync(OpenConsumer<T> consumption) =>
        consumption.Details?.Error is { } error ? SkipAsync(consumption, error) : new ValueTask<bool>(true);

    private async ValueTask<bool> SkipAsync(OpenConsumer<T> consumption, EventDecodeException error)
    {
        error.AcknowledgeBy(consumption.AcknowledgeLater());
        if (consumption.Options.OnDecodeError.Skipped is null) consumption.LeaveInHand();
        await SkippedEvent.SkipAsync(error, consumption.Options.OnDecodeError, consumption.Logger, _cancellationToken).ConfigureAwait(false);
        return false;
    }
}
