namespace TypedStreaming.Tests.Provisioning;

/// <summary>A token source that holds its first call until the test lets it go, and counts the calls at the same time.</summary>
internal sealed class CountingSource(IAccessTokenSource inner) : IAccessTokenSource
{
    private int _now;

    public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Most { get; private set; }

    public int Count { get; private set; }

    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        (Most, Count) = (Math.Max(Most, Interlocked.Increment(ref _now)), Count + 1);
        Called.TrySetResult();
        await Go.Task.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _now);
        return await inner.GetTokenAsync(request, cancellationToken);
    }
}
