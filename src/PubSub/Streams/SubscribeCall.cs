using Grpc.Core;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub.Streams;

/// <summary>One call of <c>Subscribe</c>. Its disposal cancels the call, and waits until no more response can come from it.</summary>
internal sealed class SubscribeCall : IAsyncDisposable
{
    /// <summary>The time within which a cancelled call should end; after that, it is abandoned.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly AsyncDuplexStreamingCall<FetchRequest, FetchResponse> _call;
    private readonly TimeProvider _time;
    private Task<bool>? _moving;

    public SubscribeCall(Protocol.PubSub.PubSubClient stub, Metadata metadata, TimeProvider time)
    {
        _call = stub.Subscribe(metadata, cancellationToken: CancellationToken.None);
        _time = time;
    }

    /// <summary>The response that <see cref="Moving"/> has read.</summary>
    public FetchResponse Current => _call.ResponseStream.Current;

    /// <summary>The headers of the server's response. They come when the server has accepted the call, or with the first response.</summary>
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
    /// The read of the next response, which is started if it is not running. Its result is used once: call <see cref="Release"/> when
    /// <see cref="Current"/> was processed.
    /// </summary>
    public Task<bool> Moving => _moving ??= _call.ResponseStream.MoveNext(CancellationToken.None);

    /// <summary>Allows the next response to be read.</summary>
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
