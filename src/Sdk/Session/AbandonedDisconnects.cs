using System.Diagnostics.CodeAnalysis;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Disconnects the client ids of lost sessions, one after another. Each disconnect request uses the cookies and the host of its own session, and the
/// time limit <see cref="SessionTimeLimits.Disconnect"/>. When another disconnect request is queued, the running request is cancelled, so that the
/// new request does not have to wait for the response to the running one. Without the disconnect requests, the server would count each of these ids
/// as a client until the id times out. No other work depends on the responses. Used by the session's loop only.
/// </summary>
/// <param name="exchange">Posts a request and returns the size of its response.</param>
/// <param name="running">The asynchronous work of the session.</param>
/// <param name="post">Reports the end of each disconnect to the session's loop.</param>
[SuppressMessage("Design", "CA1001", Justification = "The token source uses neither a timer nor a wait handle.")]
internal sealed class AbandonedDisconnects(
    Func<TransportRequest, CancellationToken, Task<long>> exchange, RunningTasks running, Action<ISessionInput> post)
{
    /// <summary>
    /// The maximum number of queued disconnect requests. Further requests are dropped, because they are not useful when so many sessions are lost in
    /// a short time.
    /// </summary>
    private const int LongestBacklog = 8;

    private readonly Queue<TransportRequest> _waiting = [];
    private CancellationTokenSource? _sending;

    public void Send(TransportRequest request)
    {
        if (_waiting.Count < LongestBacklog) _waiting.Enqueue(request);
        if (_sending is { } sending) _ = sending.CancelAsync();
        else SendNext();
    }

    /// <summary>Sends the next disconnect request.</summary>
    /// <returns>True if a disconnect was waiting.</returns>
    public bool SendNext()
    {
        _sending = null;
        if (!_waiting.TryDequeue(out var request)) return false;
        _sending = new CancellationTokenSource();
        running.Add(SendAsync(request, _sending.Token));
        return true;
    }

    private async Task SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        try
        {
            bytes = await Task.Run(() => exchange(request, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Without the disconnect, the server forgets the client id later by its timeout. If the failure has a lasting cause, the next
            // session shows it too.
        }

        post(new AbandonedDisconnectEnded(bytes));
    }
}
