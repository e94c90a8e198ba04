using TypedStreaming.Session;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Session;

/// <summary>A call of a token source ends with a token, with a typed error, or with the end of the session that needs it.</summary>
public sealed class TokenCallsTests : IDisposable
{
    private const int Limit = 60_000;

    /// <summary>The time within which a cancelled call is expected to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact(Timeout = Limit)]
    public async Task The_token_of_the_source_is_returned() =>
        Assert.Equal("token 1", (await Get(new ScriptedTokens())).Reveal());

    [Fact(Timeout = Limit)]
    public async Task A_source_without_a_token_is_a_defect() =>
        Assert.Equal(StreamingError.Defect, (await FailureOf(static (_, _) => Task.FromResult<AccessToken>(null!))).Error);

    [Fact(Timeout = Limit)]
    public async Task A_typed_error_of_the_source_stays_what_it_is()
    {
        var refused = new StreamingException(StreamingError.LoginRefused, "refused");
        Assert.Same(refused, await FailureOf((_, _) => throw refused));
    }

    [Fact(Timeout = Limit)]
    public async Task Any_other_exception_is_a_defect_of_the_source_even_a_cancellation_of_its_own()
    {
        Assert.Equal(StreamingError.Defect, (await FailureOf(static (_, _) => throw new InvalidOperationException("no"))).Error);
        Assert.Equal(StreamingError.Defect, (await FailureOf(static (_, _) => throw new OperationCanceledException())).Error);
    }

    [Fact(Timeout = Limit)]
    public async Task A_source_that_returns_nothing_in_time_has_failed()
    {
        var running = Get(new ScriptedTokens(WaitAsync));
        await _called.Task;
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(StreamingError.LoginFailed, (await Assert.ThrowsAsync<StreamingException>(() => running)).Error);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_is_abandoned_is_no_failure_even_if_it_hangs(bool late)
    {
        using var abandoned = new CancellationTokenSource();
        var running = Get(new ScriptedTokens(HangAsync), abandoned.Token, late ? Grace / 2 : 2 * Grace);
        await _called.Task;
        await abandoned.CancelAsync();
        await _time.TimerAsync(Grace);
        _time.Advance(Grace);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private Task<AccessToken> HangAsync(int call, CancellationToken cancellationToken)
    {
        _called.SetResult();
        return new TaskCompletionSource<AccessToken>().Task;
    }

    private async Task<AccessToken> WaitAsync(int call, CancellationToken cancellationToken)
    {
        _called.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
        return ScriptedTokens.Token();
    }

    private async Task<StreamingException> FailureOf(Func<int, CancellationToken, Task<AccessToken>> next) =>
        await Assert.ThrowsAsync<StreamingException>(() => Get(new ScriptedTokens(next)));

    private Task<AccessToken> Get(ScriptedTokens source, CancellationToken? abandoned = null, TimeSpan? timeout = null) => TokenCalls.GetAsync(
        Options(source, timeout), new AccessTokenRequest(_http, _time, TimeSpan.FromSeconds(30)), abandoned ?? Token);

    private StreamingClientOptions Options(ScriptedTokens source, TimeSpan? timeout = null) =>
        new() { AccessTokens = source, TimeProvider = _time, LoginTimeout = timeout ?? TimeSpan.FromMinutes(2) };
}
