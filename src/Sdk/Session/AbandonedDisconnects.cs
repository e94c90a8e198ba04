using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Disconnects client ids that were given up, one after another, with their own cookies, at their own host. Without the disconnect the server
/// counts each as a client until its timeout has elapsed. Best effort: nothing depends on the answers. Used by the session's loop only.
/// </summary>
/// <param name="exchange">Posts a request and returns the size of its answer.</param>
/// <param name="running">The asynchronous work of the session.</param>
/// <param name="post">Reports the end of each to the session's loop.</param>
internal sealed class AbandonedDisconnects(
    Func<TransportRequest, CancellationToken, Task<long>> exchange, RunningTasks running, Action<ISessionInput> post)
{
    /// <summary>The number of sessions that may wait: more of them within one deadline are not worth a request each.</summary>
    private const int LongestBacklog = 8;

    private readonly Queue<TransportRequest> _waiting = [];
    private bool _isSending;

    public void Send(TransportRequest request)
    {
        if (_waiting.Count < LongestBacklog) _waiting.Enqueue(request);
        if (!_isSending) SendNext();
    }

    /// <summary>Sends the next disconnect.</summary>
    /// <returns>True if there was one.</returns>
    public bool SendNext()
    {
        _isSending = _waiting.TryDequeue(out var request);
        if (request is not null) running.Add(SendAsync(request));
        return _isSending;
    }

    private async Task SendAsync(TransportRequest request)
    {
        var bytes = 0L;
        try
        {
            bytes = await Task.Run(() => exchange(request, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The server forgets the client id by itself, only later. If something is wrong, the next session shows it too.
        }

        post(new AbandonedDisconnectEnded(bytes));
    }
}
