namespace TypedStreaming.Tests;

/// <summary>A wrong argument is reported by the name that the caller used.</summary>
public sealed class WrongArgumentsTests
{
    private static readonly Uri Server = new("http://localhost/");

    [Theory]
    [InlineData("/u/Other")]
    [InlineData("topic/Other")]
    public async Task A_wrong_channel_in_the_options_is_named_as_an_option(string channel)
    {
        await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = new AnonymousAccess(Server), Endpoint = Server });
        Assert.Throws<ArgumentException>("options.Channel", () => client.Events<Fixtures.AccountChange>(new EventsOptions { Channel = channel }));
    }

    [Fact]
    public async Task An_event_type_that_is_null_is_refused()
    {
        await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = new AnonymousAccess(Server), Endpoint = Server });
        await Assert.ThrowsAsync<ArgumentException>("events", async () => await client.SubscribeAllAsync([null!], EventKind.PushTopic));
    }

    [Fact]
    public void A_server_that_is_null_is_named() => Assert.Throws<ArgumentNullException>("server", static () => new AnonymousAccess(null!));

    [Fact]
    public void An_empty_secret_is_no_way_to_say_that_there_is_none()
    {
        Assert.Throws<ArgumentException>("clientSecret", static () => new RefreshTokenFlow("token", "client", ""));
        Assert.NotNull(new RefreshTokenFlow("token", "client", null));
    }
}
