using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>Positions under older names of an org are looked for over the same transport.</summary>
public sealed class TransportOfFormerKeysTests
{
    private static readonly ReplayKey Key = new("00D5e000000AbCdEAK", "/event/Paid__e", "billing") { Transport = "pubsub" };
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);

    [Fact]
    public void Former_keys_differ_in_the_org_alone() => Assert.Equal(
        [Key with { OrganizationId = "00D5e000000AbCd" }, Key with { OrganizationId = "acme.my.salesforce.com" }],
        FormerKeys.Of(Key, "acme.my.salesforce.com"));

    [Fact]
    public async Task A_position_of_another_transport_is_not_found()
    {
        var store = new InMemoryReplayStore();
        var formerKeys = FormerKeys.Of(Key, "acme.my.salesforce.com");
        await SaveAsync(store, formerKeys[0] with { Transport = ReplayTransport.CometD }, new ReplayPosition { At = At, ReplayId = 7 });
        await using (var nothing = await new MigratingStore(store, formerKeys).OpenAsync(Key, default)) Assert.Null(nothing.Position);
        var position = new ReplayPosition { At = At, OpaqueId = OpaqueReplayId.FromHex("00f1") };
        await SaveAsync(store, formerKeys[0], position);
        await using var found = await new MigratingStore(store, formerKeys).OpenAsync(Key, default);
        Assert.Equal(position, found.Position);
    }

    [Fact]
    public void Opaque_positions_agree_by_their_bytes()
    {
        var (one, same, other, anchor) = (Position("00f1"), Position("00f1"), Position("00f2"), new ReplayPosition { At = At.AddDays(-1) });
        Assert.True(FormerPosition.Of([one, same]).IsCertain);
        Assert.False(FormerPosition.Of([one, other]).IsCertain);
        Assert.Equal(new FormerPosition(one, anchor.At, false), FormerPosition.Of([anchor, one]));
    }

    private static ReplayPosition Position(string hex) => new() { At = At, OpaqueId = OpaqueReplayId.FromHex(hex) };

    private static async Task SaveAsync(InMemoryReplayStore store, ReplayKey key, ReplayPosition position)
    {
        await using var cursor = await store.OpenAsync(key, default);
        await cursor.SaveAsync(position, default);
    }
}
