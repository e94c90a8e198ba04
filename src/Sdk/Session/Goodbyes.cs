using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Disconnects client ids that were given up, one after another, with their own cookies, at their own host. Without it the server counts each as
/// a client until it has waited for it in vain. Best effort: nobody depends on the answers. Used by the session's
/// loop only.
/// </summary>
/// <param name="exchange">Posts a request and says how large its answer was.</param>
/// <param name="running">The asynchronous work of the session.</param>
/// <param name="post">Reports the end of each to the session's loop.</param>
internal sealed class Goodbyes(
    Func<TransportRequest, CancellationToken, Task<long>> exchange, RunningTasks running, Action<ISessionInput> post)
{
    /// <summary>More sessions in a row than this within one deadline are not worth a request each.</summary>
    private const int LongestBacklog = 8;

    private readonly Queue<TransportRequest> _waiting = [];
    private bool _isSaying;

    public void Say(TransportRequest request)
    {
        if (_waiting.Count < LongestBacklog) _waiting.Enqueue(request);
        if (!_isSaying) SayNext();
    }

    /// <summary>Goes on with the next one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool SayNext()
    {
        _isSaying = _waiting.TryDequeue(out var request);
        if (request is not null) running.Add(SayAsync(request));
        return _isSaying;
    }

    private async Task SayAsync(TransportRequest request)
    {
        var bytes = 0L;
        try
        {
            bytes = await Task.Run(() => exchange(request, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The server forgets the client id by itself, only later. Whatever is wrong shows in the next session too.
        }

        post(new GoodbyeSaid(bytes));
    }
}
