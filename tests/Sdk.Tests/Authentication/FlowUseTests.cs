using Microsoft.Extensions.Options;

namespace TypedStreaming.Tests.Authentication;

/// <summary>A flow serves one client: it stores the result of its last login, and two clients would interfere with each other.</summary>
public sealed class FlowUseTests
{
    private const string Refusal = "AccessTokens (RefreshTokenFlow): another client is using this login flow; create one flow per client, or dispose the other client first.";

    [Fact]
    public async Task A_second_client_with_the_same_flow_is_refused_until_the_first_is_disposed()
    {
        var options = new StreamingClientOptions { AccessTokens = new RefreshTokenFlow("r", "c") };
        var first = new StreamingClient(options);

        Assert.Equal(Refusal, Assert.Single(Refused(options).Failures));

        await first.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Refusal, Assert.Single(Refused(options).Failures));

        await first.DisposeAsync();
        await using var second = new StreamingClient(options);
        await first.DisposeAsync();
        Assert.Equal(Refusal, Assert.Single(Refused(options).Failures));
    }

    [Fact]
    public async Task A_client_that_could_not_be_made_does_not_keep_the_flow()
    {
        var flow = new RefreshTokenFlow("r", "c");
        Refused(new StreamingClientOptions { AccessTokens = flow, ApiVersion = "1.0" });
        Assert.Throws<TimeZoneNotFoundException>(() => new StreamingClient(new StreamingClientOptions { AccessTokens = flow, LoggerFactory = new BrokenLoggers() }));
        await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = flow });
    }

    [Fact]
    public async Task What_has_no_state_may_be_shared()
    {
        var token = new StaticToken("t", new Uri("https://acme.my.salesforce.com"));
        await using var first = new StreamingClient(new StreamingClientOptions { AccessTokens = token });
        await using var second = new StreamingClient(new StreamingClientOptions { AccessTokens = token });
    }

    private static OptionsValidationException Refused(StreamingClientOptions options) =>
        Assert.Throws<OptionsValidationException>(() => new StreamingClient(options));

    private sealed class BrokenLoggers : Microsoft.Extensions.Logging.ILoggerFactory
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => throw new TimeZoneNotFoundException("of the program");

        public void AddProvider(Microsoft.Extensions.Logging.ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
            // There is nothing to release.
        }
    }
}
