using TypedStreaming.Replay.Starting;

namespace TypedStreaming.Tests.Replay;

/// <summary>A stored position of the Pub/Sub API starts a consumer as a CometD position does, with bytes as the id.</summary>
public sealed class OpaqueStartingPointTests
{
    private const string Channel = "/event/Paid__e";
    private const string Instance = "acme.my.salesforce.com";

    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly OpaqueReplayId Id = OpaqueReplayId.FromHex("00000000000077f10000");
    private static readonly ReplayPosition Stored = new() { At = Now.AddHours(-2), Instance = Instance, OpaqueId = Id };

    [Theory]
    [InlineData(null)]
    [InlineData(Instance)]
    [InlineData("ACME.my.salesforce.com")]
    public async Task The_consumer_resumes_after_a_stored_id(string? instance)
    {
        var start = await OfAsync(ReplayFrom.Latest, Stored with { Instance = instance });
        Assert.Equal((Id, null, null), (start.From.OpaqueId, start.Invalid, start.Gap));
    }

    [Fact]
    public async Task An_id_of_another_instance_cannot_be_trusted()
    {
        var start = await OfAsync(ReplayFrom.Latest, Stored with { Instance = "na44.salesforce.com" });
        Assert.Equal(Id, start.From.OpaqueId);
        Assert.Equal(new InvalidReplay { Channel = Channel, OpaqueId = Id, Cause = GapCause.OrgMoved }, start.Invalid);
    }

    [Fact]
    public async Task Nothing_stored_is_the_alternative() => Assert.Equal(new StartingPoint(ReplayFrom.Latest), await OfAsync(ReplayFrom.Latest, null));

    [Fact]
    public async Task An_anchor_and_LatestWithoutGap_replays_from_the_anchor_on()
    {
        var start = await OfAsync(ReplayFrom.LatestWithoutGap, Stored with { OpaqueId = null });
        Assert.Equal((ReplayFrom.Earliest, Stored.At, null), (start.From, start.NotBefore, start.Gap));
    }

    [Fact]
    public async Task A_number_is_not_taken_for_an_anchor()
    {
        var refused = await Assert.ThrowsAsync<StreamingException>(() => OfAsync(ReplayFrom.Earliest, new ReplayPosition { At = Now, ReplayId = 7 }));
        Assert.Equal((StreamingError.PositionStore, false, Channel), (refused.Error, refused.IsTransient, refused.Channel));
        Assert.Contains("the replay id 7 ", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<StartingPoint> OfAsync(ReplayFrom orElse, ReplayPosition? stored)
    {
        var store = new InMemoryReplayStore();
        var key = new ReplayKey("00D", Channel, "default") { Transport = ReplayTransport.PubSub };
        await using var before = await store.OpenAsync(key, default);
        if (stored is not null) await before.SaveAsync(stored, default);
        await using var cursor = await store.OpenAsync(key, default);
        return StartingPoint.Of(Channel, ReplayFrom.Stored(orElse), cursor, Instance, Now, ReplayTransport.PubSub);
    }
}
