namespace TypedStreaming.RabbitMq;

/// <summary>Sends a reader's acknowledgements to the RabbitMQ server.</summary>
internal sealed class Acknowledgements(ServerChannel channel)
{
    public async ValueTask SendAsync(ulong tag, CancellationToken cancellationToken)
    {
        try
        {
            // Without its own time limit: it is written to the connection, which ends by the heartbeat if the server takes nothing.
            await channel.Channel.BasicAckAsync(tag, multiple: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw channel.Failure(e);
        }
    }
}
