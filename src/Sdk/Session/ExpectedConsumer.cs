namespace TypedStreaming.Session;

/// <summary>A consumer that is about to join the session. The first connect request of a session waits for it, up to a time limit.</summary>
internal sealed class ExpectedConsumer : IDisposable
{
    private Action<ISessionInput>? _post;

    public ExpectedConsumer(Action<ISessionInput> post)
    {
        _post = post;
        post(new ConsumersExpected(1));
    }

    /// <summary>Records that the consumer has joined, or will not join. Only the first call has an effect.</summary>
    public void Dispose() => Interlocked.Exchange(ref _post, null)?.Invoke(new ConsumersExpected(-1));
}
