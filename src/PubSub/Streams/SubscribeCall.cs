using Grpc.Core;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub.Streams;

/// <summary>One call to <c>Subscribe</c>. Disposing it cancels the call, and waits until no more responses can arrive.</summary>
internal sealed class SubscribeCall : IAsyncDisposable
{
    /// <summary>The time within which a cancelled call should end. A call that takes longer is abandoned.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly AsyncDuplexStreamingCall<FetchRequest, FetchResponse> _call;
    private readonly TimeProvider _time;
    private Task<bool>? _moving;

    public SubscribeCall(Protocol.PubSub.PubSubClient stub, Metadata metadata, TimeProvider time)
    {
        _call = stub.Subscribe(metadata, cancellationToken: CancellationToken.None);
        _time = time;
    }

    /// <summary>The server's response that the task <see cref="Moving"/> has received.</summary>
    public FetchResponse Current => _call.ResponseStream.Current;

    /// <summary>
    /// The headers of the server's response. They arrive when the server has accepted the call, or together with the first response.
    /// </summary>
    public Task<Metadata> Headers => _call.ResponseHeadersAsync;

    /// <summary>True if a request could not be sent, because the call has ended. The end is reported by the next read.</summary>
    public bool IsWriteLost { get; set; }

    /// <exception cref="TimeoutException">The request could not be sent in time.</exception>
    public async Task WriteAsync(FetchRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var writing = _call.RequestStream.WriteAsync(request, CancellationToken.None);
        try
        {
            await writing.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!writing.IsCompleted) Abandoning.Observe(writing);
        }
    }

    /// <summary>
    /// The task that receives the next response. Reading this property starts the task if it is not running. Call <see cref="Release"/> after
    /// processing the response in <see cref="Current"/>.
    /// </summary>
    public Task<bool> Moving => _moving ??= _call.ResponseStream.MoveNext(CancellationToken.None);

    /// <summary>Allows the task <see cref="Moving"/> to receive the next response.</summary>
    public void Release() => _moving = null;

    public async ValueTask DisposeAsync()
    {
        _call.Dispose();
        Abandoning.Observe(_call.ResponseHeadersAsync);
        if (_moving is not { } moving) return;
        using var limit = new CancellationTokenSource(Grace, _time);
        await ((Task)moving).WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Abandoning.Observe(moving);
    }
}
