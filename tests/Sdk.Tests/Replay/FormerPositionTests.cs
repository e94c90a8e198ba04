using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Tests.Replay;

public sealed class FormerPositionTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);
    private static readonly ReplayPosition Seven = new() { At = At, ReplayId = 7, Instance = "a" };
    private static readonly ReplayPosition Anchor = new() { At = At.AddHours(1) };

    [Fact]
    public void Equal_ids_of_one_instance_agree_and_the_oldest_counts() =>
        Assert.Equal(new FormerPosition(Seven, At, IsCertain: true), FormerPosition.Of([Seven with { At = At.AddHours(2) }, Seven, Seven with { At = At.AddHours(1) }]));

    [Theory]
    [InlineData(8L, "a")]
    [InlineData(7L, "b")]
    [InlineData(null, "a")]
    public void Positions_that_differ_are_not_certain(long? id, string instance)
    {
        var other = new ReplayPosition { At = At.AddHours(1), ReplayId = id, Instance = instance };
        Assert.Equal(new FormerPosition(Seven, At, IsCertain: false), FormerPosition.Of([other, Seven]));
    }

    [Fact]
    public void With_anchors_alone_the_oldest_one_counts_and_is_certain() =>
        Assert.Equal(new FormerPosition(Anchor, Anchor.At, IsCertain: true), FormerPosition.Of([Anchor with { At = Anchor.At.AddHours(1), Instance = "b" }, Anchor]));

    [Fact]
    public void An_id_counts_before_an_anchor_that_is_older()
    {
        var anchor = Anchor with { At = At.AddHours(-1) };
        Assert.Equal(new FormerPosition(Seven, anchor.At, IsCertain: false), FormerPosition.Of([Seven, anchor]));
    }

    [Theory]
    [InlineData("00D5e000000AbCdEAK", "00D5e000000AbCd", "acme.my.salesforce.com")]
    [InlineData("00D5e000000AbCd", "acme.my.salesforce.com")]
    [InlineData("acme.my.salesforce.com")]
    public void Former_keys_are_the_short_id_and_the_host_unless_they_are_the_key(string organizationId, params string[] former)
    {
        var key = new ReplayKey(organizationId, "/u/x", "default");
        Assert.Equal(former, FormerKeys.Of(key, "acme.my.salesforce.com").Select(static one => one.OrganizationId));
    }
}
