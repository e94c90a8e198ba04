namespace TypedStreaming.Session;

/// <summary>Somebody is about to join: the first connect of a session waits a while for that.</summary>
internal sealed class ExpectedConsumer : IDisposable
{
    private Action<ISessionInput>? _post;

    public ExpectedConsumer(Action<ISessionInput> post)
    {
        _post = post;
        post(new ConsumersExpected(1));
    }

    /// <summary>It has joined, or given up. Only the first call counts.</summary>
    public void Dispose() => Interlocked.Exchange(ref _post, null)?.Invoke(new ConsumersExpected(-1));
}
