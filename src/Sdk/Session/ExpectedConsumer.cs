namespace TypedStreaming.Session;

/// <summary>A consumer that is about to join: the first connect of a session waits a while for it.</summary>
internal sealed class ExpectedConsumer : IDisposable
{
    private Action<ISessionInput>? _post;

    public ExpectedConsumer(Action<ISessionInput> post)
    {
        _post = post;
        post(new ConsumersExpected(1));
    }

    /// <summary>Notes that it has joined, or given up. Only the first call counts.</summary>
    public void Dispose() => Interlocked.Exchange(ref _post, null)?.Invoke(new ConsumersExpected(-1));
}
