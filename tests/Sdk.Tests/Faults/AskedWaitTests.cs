using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>A program that repeats a call by itself gets the time that the server asks to wait.</summary>
public sealed class AskedWaitTests
{
    private const int Limit = 30_000;
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(120);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(RequestKind.Login, 503)]
    [InlineData(RequestKind.Login, 429)]
    [InlineData(RequestKind.Versions, 503)]
    [InlineData(RequestKind.Handshake, 503)]
    public async Task A_start_that_fails_says_it(RequestKind kind, int status)
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(kind, status);
        test.Org.Faults.AddHeader(kind, "Retry-After", "120");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal((Asked, true), (failure.RetryAfter, failure.IsTransient));
    }

    [Fact(Timeout = Limit)]
    public async Task A_refused_handshake_says_it_by_its_advice()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "retry", 120_000, "503::Server is too busy");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token));
        Assert.Equal(Asked, failure.RetryAfter);
    }

    [Theory(Timeout = Limit)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_request_of_the_program_says_it(int status)
    {
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.ApiVersion = "66.0");
        await test.Client.StartAsync(Token);
        test.Org.Faults.AnswerHttp(RequestKind.Versions, status);
        test.Org.Faults.AddHeader(RequestKind.Versions, "Retry-After", "120");
        var failure = await Assert.ThrowsAsync<StreamingException>(() => test.Client.GetAsync("/services/data/", Token));
        Assert.Equal((Asked, true), (failure.RetryAfter, failure.IsTransient));
        Assert.Equal(ClientState.Connected, test.Client.State);
    }

    [Fact(Timeout = Limit)]
    public async Task What_asks_for_nothing_says_nothing()
    {
        await using var test = await TestOrg.StartAsync();
        test.Org.Faults.AnswerHttp(RequestKind.Handshake, 503);
        Assert.Null((await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(Token))).RetryAfter);
    }
}
