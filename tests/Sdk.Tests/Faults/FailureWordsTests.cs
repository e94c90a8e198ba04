using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Telemetry;

namespace TypedStreaming.Tests.Faults;

/// <summary>The message of a failure consists of whole sentences that say what to do.</summary>
public sealed class FailureWordsTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_token_that_is_refused_at_the_start_says_what_to_check()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, org) => options.AccessTokens = new StaticToken("stale", org.Url));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal(StreamingError.AuthenticationRejected, failure.Error);
        Assert.Contains("401::Authentication invalid. Check that AccessTokens returns a valid token", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task The_servers_full_stop_is_enough()
    {
        await using var test = await TestOrg.StartAsync();
        var options = new EventsOptions { From = ReplayFrom.After(999_999) };
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.Events<AccountChange>(options, Token).FirstAsync(Token).AsTask());
        Assert.EndsWith("only new events.", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task An_answer_that_is_no_JSON_is_told_with_one_full_stop()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerBody(RequestKind.Handshake, "<html>");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.DoesNotContain("..", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_source_that_throws_is_named()
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.AccessTokens = new ThrowingSource());
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal(StreamingError.Defect, failure.Error);
        Assert.Contains("The access token source ThrowingSource threw NotSupportedException", failure.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(failure.InnerException);
    }

    [Fact(Timeout = Limit)]
    public async Task A_plain_server_without_versions_is_told_of_Endpoint()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Versions, 404);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.EndsWith("Set ApiVersion to avoid the request, or Endpoint for a server that is not a Salesforce org.", failure.Message, StringComparison.Ordinal);
    }
}
