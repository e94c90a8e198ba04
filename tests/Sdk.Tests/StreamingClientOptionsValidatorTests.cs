using Microsoft.Extensions.Options;

namespace TypedStreaming.Tests;

public sealed class StreamingClientOptionsValidatorTests
{
    [Fact]
    public void Good_options_pass() => Assert.True(Validate(Good()).Succeeded);

    [Fact]
    public void All_defects_are_named_at_once()
    {
        var failure = Assert.Throws<OptionsValidationException>(static () => new StreamingClient(new StreamingClientOptions
        {
            ApiVersion = "36.0",
            Endpoint = new Uri("http://acme.my.salesforce.com/cometd"),
            TimeProvider = null!,
            RecoveryTimeout = TimeSpan.Zero,
            RequestTimeout = TimeSpan.FromSeconds(-1),
            NetworkDelay = TimeSpan.Zero,
        }));
        Assert.Equal(7, failure.Failures.Count());
        foreach (var property in (string[])["AccessTokens", "ApiVersion", "Endpoint", "TimeProvider", "RecoveryTimeout", "RequestTimeout", "NetworkDelay"])
            Assert.Single(failure.Failures, text => text.StartsWith(property, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("37.0")]
    [InlineData("66.0")]
    [InlineData("100.0")]
    [InlineData(null)]
    public void Versions_that_can_replay_pass(string? version)
    {
        var options = Good();
        options.ApiVersion = version;
        Assert.True(Validate(options).Succeeded);
    }

    [Theory]
    [InlineData("")]
    [InlineData("36.0")]
    [InlineData("66")]
    [InlineData("v66.0")]
    [InlineData("66.1")]
    [InlineData("66.0/")]
    [InlineData(" 66.0")]
    [InlineData("٦٦.0")]
    public void Other_versions_are_named(string version)
    {
        var options = Good();
        options.ApiVersion = version;
        Assert.Contains($"ApiVersion is '{version}'", Assert.Single(Validate(options).Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "is null")]
    [InlineData("a\nb", "contains a control character")]
    [InlineData(101, "has 101 characters")]
    public void Bad_names_are_reported_with_what_is_wrong(object? name, string defect)
    {
        var options = Good();
        options.Name = name is int length ? new string('a', length) : (string)name!;
        Assert.StartsWith($"Name {defect}", Assert.Single(Validate(options).Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("orders (production)")]
    public void Other_names_pass(string name)
    {
        var options = Good();
        options.Name = name;
        Assert.True(Validate(options).Succeeded);
    }

    [Fact]
    public void A_recovery_may_take_for_ever()
    {
        var options = Good();
        options.RecoveryTimeout = Timeout.InfiniteTimeSpan;
        Assert.True(Validate(options).Succeeded);
    }

    [Fact]
    public void An_endpoint_on_the_machine_itself_may_be_plain_HTTP()
    {
        var options = Good();
        options.Endpoint = new Uri("http://localhost:8080/cometd");
        Assert.True(Validate(options).Succeeded);
    }

    private static StreamingClientOptions Good() => new() { AccessTokens = new StaticToken("t", new Uri("https://acme.my.salesforce.com")) };

    private static ValidateOptionsResult Validate(StreamingClientOptions options) => new StreamingClientOptionsValidator().Validate(null, options);
}
