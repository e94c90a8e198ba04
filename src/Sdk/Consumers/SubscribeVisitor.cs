namespace TypedStreaming.Consumers;

/// <summary>Subscribes to a type that is given as a value.</summary>
internal sealed class SubscribeVisitor(StreamingClient client, EventsOptions? options, CancellationToken cancellationToken)
    : IEventVisitor<Task<IAsyncDisposable>>
{
    public async Task<IAsyncDisposable> Visit<T>()
        where T : IStreamingEvent<T> =>
        await client.SubscribeAsync<T>(options, cancellationToken).ConfigureAwait(false);
}
