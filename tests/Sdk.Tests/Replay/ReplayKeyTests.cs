namespace TypedStreaming.Tests.Replay;

public sealed class ReplayKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_part_is_refused(string? empty)
    {
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey(empty!, "/topic/A", "default"));
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey("00D000000000001", empty!, "default"));
        Assert.ThrowsAny<ArgumentException>(() => new ReplayKey("00D000000000001", "/topic/A", empty!));
    }

    [Fact]
    public void An_empty_part_is_refused_in_a_copy_too()
    {
        var key = new ReplayKey("00D000000000001", "/topic/A", "default");
        Assert.Equal("OrganizationId", Assert.ThrowsAny<ArgumentException>(() => key with { OrganizationId = "" }).ParamName);
        Assert.Equal("Channel", Assert.ThrowsAny<ArgumentException>(() => key with { Channel = " " }).ParamName);
        Assert.Equal("Consumer", Assert.ThrowsAny<ArgumentException>(() => key with { Consumer = null! }).ParamName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CometD")]
    [InlineData("pub/sub")]
    [InlineData("2nd")]
    [InlineData("cometd\n")]
    [InlineData("a2345678901234567890123456789012x")]
    public void A_transport_has_one_spelling(string? transport) => Assert.Equal(
        "Transport", Assert.ThrowsAny<ArgumentException>(() => new ReplayKey("00D", "/u/a", "default") { Transport = transport! }).ParamName);

    [Fact]
    public void A_key_is_one_of_CometD_unless_it_says_another_transport()
    {
        var key = new ReplayKey("00D", "/u/a", "default");
        Assert.Equal(("cometd", ReplayTransport.CometD), (key.Transport, ReplayTransport.CometD));
        Assert.Equal("pubsub-2", (key with { Transport = "pubsub-2" }).Transport);
        Assert.Equal("pubsub", (key with { Transport = "pubsub" } with { Consumer = "audit" }).Transport);
    }

    [Fact]
    public void A_key_shows_all_its_parts() => Assert.Equal(
        "ReplayKey { OrganizationId = 00D, Channel = /u/a, Consumer = default, Transport = cometd }",
        new ReplayKey("00D", "/u/a", "default").ToString());

    [Fact]
    public void Keys_are_equal_when_all_parts_are_to_the_letter()
    {
        var key = new ReplayKey("00D000000000001", "/topic/A", "default");
        Assert.Equal(new ReplayKey("00D000000000001", "/topic/A", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000002", "/topic/A", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000001", "/topic/a", "default"), key);
        Assert.NotEqual(new ReplayKey("00D000000000001", "/topic/A", "Default"), key);
        Assert.NotEqual(key with { Transport = "pubsub" }, key);
        Assert.Equal(key with { Transport = "pubsub" }, key with { Transport = "pubsub" });
    }
}
