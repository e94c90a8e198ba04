namespace TypedStreaming.Consumers;

/// <summary>Subscribes to the event type of an <see cref="EventRegistration"/>.</summary>
internal sealed class SubscribeVisitor(StreamingClient client, EventsOptions? options, CancellationToken cancellationToken)
    : IEventVisitor<Task<IAsyncDisposable>>
{
    public async Task<IAsyncDisposable> Visit<T>()
        where T : IStreamingEvent<T> =>
        await client.SubscribeAsync<T>(options, cancellationToken).ConfigureAwait(false);
}
