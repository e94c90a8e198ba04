namespace TypedStreaming.RabbitMq;

/// <summary>Sends the acknowledgements of a reader.</summary>
internal sealed class Acknowledgements(ServerChannel channel)
{
    public async ValueTask SendAsync(ulong tag, CancellationToken cancellationToken)
    {
        try
        {
            await channel.Channel.BasicAckAsync(tag, multiple: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw channel.Failure(e);
        }
    }
}
