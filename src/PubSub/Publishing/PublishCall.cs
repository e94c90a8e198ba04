using Grpc.Core;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Streams;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>
/// An open <c>PublishStream</c> call. Each request is sent after the response to the previous request, so that events stay in order and at most one
/// batch is unconfirmed. A stream is used because the server limits the rate of non-streaming calls.
/// </summary>
internal sealed class PublishCall(AsyncDuplexStreamingCall<PublishRequest, PublishResponse> call, AccessToken token, TimeSpan limit, TimeProvider time) : IDisposable
{
    /// <summary>The token with which the call was opened.</summary>
    public AccessToken Token => token;

    /// <exception cref="RpcException">The server refused the request, or no response came.</exception>
    public async Task<PublishResponse> SendAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await WriteAsync(request, both.Token).ConfigureAwait(false);
            while (await call.ResponseStream.MoveNext(both.Token).ConfigureAwait(false))
                if (call.ResponseStream.Current is { Results.Count: > 0 } response) return response; // A response without results only keeps the stream open.
        }
        catch (Exception failure) when (both.IsCancellationRequested && failure is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Ended(StatusCode.DeadlineExceeded, $"no response within {limit.TotalSeconds:0.###} s");
        }

        throw Ended(StatusCode.Unavailable, "the server ended the stream before it sent a response");
    }

    /// <summary>Tells the server that no more requests will follow.</summary>
    public async Task CompleteAsync()
    {
        try
        {
            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The server has ended the stream itself, after all responses.
        }
    }

    public void Dispose() => call.Dispose();

    // If the call has already failed or its connection has broken, reading gives its status.
    private async Task WriteAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (RpcFailures.IsLostWrite(failure) && !cancellationToken.IsCancellationRequested)
        {
            // Read next.
        }
    }

    private static RpcException Ended(StatusCode status, string why) => new(new Status(status, why));
}
