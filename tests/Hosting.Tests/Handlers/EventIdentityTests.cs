using TypedStreaming.Hosting.Handlers;

namespace TypedStreaming.Hosting.Tests.Handlers;

public sealed class EventIdentityTests
{
    [Fact]
    public void An_event_is_known_by_its_channel_and_replay_id() =>
        Assert.Equal("org//topic/A/7", EventIdentity.Of("org", new EventMetadata { Channel = "/topic/A", ReplayId = 7 }));

    [Fact]
    public void Copies_of_a_platform_event_are_one()
    {
        var first = new EventMetadata { Channel = "/event/A__e", ReplayId = 7, EventUuid = Guid.Empty };
        Assert.Equal(EventIdentity.Of("org", first), EventIdentity.Of("org", first with { ReplayId = 8 }));
    }

    [Fact]
    public void Enriched_changes_that_share_a_replay_id_are_different()
    {
        var (one, other) = (Change("001A"), Change("001B"));
        Assert.NotEqual(EventIdentity.Of("org", one), EventIdentity.Of("org", other));
        Assert.Equal(EventIdentity.Of("org", one), EventIdentity.Of("org", Change("001A")));
    }

    [Fact]
    public void An_event_without_an_identity_has_no_key() => Assert.Null(EventIdentity.Of("org", new EventMetadata { Channel = "/topic/A" }));

    private static EventMetadata Change(string record) => new()
    {
        Channel = "/data/AccountChangeEvent",
        ReplayId = 7,
        Change = new ChangeEventHeader { EntityName = "Account", ChangeTypeName = "UPDATE", TransactionKey = "t", SequenceNumber = 1, RecordIds = [record] },
    };
}
