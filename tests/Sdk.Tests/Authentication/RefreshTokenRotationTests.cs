using System.Net;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

public sealed class RefreshTokenRotationTests
{
    private readonly List<string> _stored = [];

    [Fact]
    public async Task A_new_refresh_token_is_handed_over_before_the_login_ends_and_used_from_then_on()
    {
        var storing = new TaskCompletionSource();
        var flow = Flow((token, _) =>
        {
            _stored.Add(token);
            return new ValueTask(storing.Task);
        });
        var handler = Answering(Rotated("r2"));
        var login = Login.GetAsync(flow, handler);
        Assert.False(login.IsCompleted);
        storing.SetResult();
        Assert.Equal("00DKx0000000001!AQtoken", (await login).Reveal());
        await Login.GetAsync(flow, handler);
        Assert.Equal(["r1", "r2"], Sent(handler));
        Assert.Equal(["r2"], _stored);
    }

    [Theory]
    [InlineData("\"r1\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task An_answer_without_another_refresh_token_changes_nothing(string token)
    {
        var flow = Flow(Store);
        var handler = Answering(Login.Answer.Replace("{", $"{{\"refresh_token\":{token},", StringComparison.Ordinal));
        await Login.GetAsync(flow, handler);
        await Login.GetAsync(flow, handler);
        Assert.Equal(["r1", "r1"], Sent(handler));
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task Without_a_callback_the_new_token_is_used_all_the_same()
    {
        var flow = Flow(null);
        var handler = Answering(Rotated("r2"));
        await Login.GetAsync(flow, handler);
        await Login.GetAsync(flow, handler);
        Assert.Equal(["r1", "r2"], Sent(handler));
    }

    [Fact]
    public async Task A_callback_that_throws_is_a_failed_login_and_is_called_again_before_the_next_one()
    {
        var failures = 2;
        var flow = Flow((token, _) =>
        {
            _stored.Add(token);
            return failures-- > 0 ? throw new IOException($"disk full, {token} lost") : ValueTask.CompletedTask;
        });
        var handler = Answering(Rotated("r2"), Rotated("r3"));
        var failure = await Login.FailAsync(flow, handler);
        Assert.Equal((StreamingError.LoginFailed, true), (failure.Error, failure.IsTransient));
        Assert.StartsWith("RefreshTokenFlow: OnRotated threw System.IO.IOException, so it is not known whether the new refresh token was stored.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("calls OnRotated with it again before the next login", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);

        // No request is made with a token that is not stored: its answer could replace it.
        Assert.Equal(StreamingError.LoginFailed, (await Login.FailAsync(flow, handler)).Error);
        Assert.Equal(["r1"], Sent(handler));

        await Login.GetAsync(flow, handler);
        Assert.Equal(["r1", "r2"], Sent(handler));
        Assert.Equal(["r2", "r2", "r2", "r3"], _stored);
    }

    [Fact]
    public async Task A_callback_that_gives_up_by_itself_is_a_failure_too()
    {
        var failure = await Login.FailAsync(Flow(static (_, _) => throw new OperationCanceledException()), Answering(Rotated("r2")));
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
    }

    [Fact]
    public async Task A_callback_that_is_cancelled_is_called_again()
    {
        using var stop = new CancellationTokenSource();
        var flow = Flow(async (token, cancellationToken) =>
        {
            _stored.Add(token);
            if (_stored.Count > 1) return;
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        });
        using var handler = Answering(Rotated("r2"), Login.Answer);
        using var http = new HttpClient(handler, disposeHandler: false);
        var request = new AccessTokenRequest(http, TimeProvider.System, TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flow.GetTokenAsync(request, stop.Token).AsTask());
        await Login.GetAsync(flow, handler);
        Assert.Equal(["r2", "r2"], _stored);
        Assert.Equal(["r1", "r2"], Sent(handler));
    }

    [Theory]
    [InlineData("""{"refresh_token":"r2"}""")]
    [InlineData("""{"refresh_token":"r2","access_token":"t","instance_url":"http://plain.example"}""")]
    public async Task A_new_refresh_token_is_kept_even_if_the_rest_of_the_answer_is_useless(string answer)
    {
        var flow = Flow(Store);
        var handler = Answering(answer, Login.Answer);
        await Login.FailAsync(flow, handler);
        await Login.GetAsync(flow, handler);
        Assert.Equal(["r1", "r2"], Sent(handler));
        Assert.Equal(["r2"], _stored);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","refresh_token":"r2"}""")]
    [InlineData(200, """{"error":"invalid_grant","refresh_token":"r2"}""")]
    [InlineData(503, """{"refresh_token":"r2"}""")]
    public async Task A_refusal_gives_no_refresh_token(int status, string answer)
    {
        await Login.FailAsync(Flow(Store), ScriptedHandler.Answering((HttpStatusCode)status, answer));
        Assert.Empty(_stored);
    }

    private static RefreshTokenFlow Flow(Func<string, CancellationToken, ValueTask>? onRotated) => new("r1", "client") { OnRotated = onRotated };

    private static string Rotated(string token) => Login.Answer.Replace("{", $"{{\"refresh_token\":\"{token}\",", StringComparison.Ordinal);

    private static ScriptedHandler Answering(params string[] answers) => new([.. answers.Select(Answer)]);

    private static Func<CancellationToken, Task<HttpResponseMessage>> Answer(string answer) =>
        _ => Task.FromResult(ScriptedHandler.Response(HttpStatusCode.OK, new StringContent(answer)));

    private static IEnumerable<string> Sent(ScriptedHandler handler) =>
        handler.Requests.Select(static request => request.Body.Split("refresh_token=")[^1]);

    private ValueTask Store(string token, CancellationToken cancellationToken)
    {
        _stored.Add(token);
        return ValueTask.CompletedTask;
    }
}
