using TypedStreaming.World.Org;

namespace TypedStreaming.World.Tests.Org;

public sealed class ModelOrgTests
{
    private readonly ModelOrg _org;
    private readonly OrgSession _session;

    public ModelOrgTests() => (_org, _session) = Begin(Axioms.None);

    [Fact]
    public void A_replay_brings_what_is_retained_and_then_what_is_new()
    {
        _org.Publish(_org.Channels[0], Region.Any);
        Subscribe(_org, _session, -2);
        _org.Publish(_org.Channels[0], Region.Any);
        Assert.Equal([(0, true), (1, false)], _session.Queue.Select(static queued => (queued.Event.Serial, queued.IsReplay)));
    }

    [Fact]
    public void A_replay_after_an_id_leaves_out_that_id()
    {
        var first = _org.Publish(_org.Channels[0], Region.Any);
        _org.Publish(_org.Channels[0], Region.Any);
        Subscribe(_org, _session, first.Id!.Value);
        Assert.Equal([1], Queue(_session));
    }

    [Fact]
    public void An_id_that_is_not_retained_is_refused()
    {
        var first = _org.Publish(_org.Channels[0], Region.Any);
        _org.Publish(_org.Channels[0], Region.Any);
        _org.Channels[0].Expire(1);
        Assert.False(Subscribe(_org, _session, first.Id!.Value).Succeeds);
    }

    [Fact]
    public void After_a_move_ids_begin_again_where_they_began()
    {
        var before = _org.Publish(_org.Channels[0], Region.Any);
        _org.Move();
        var after = _org.Publish(_org.Channels[0], Region.Any);
        Assert.True(after.Id <= before.Id + 3);
        Assert.NotEqual(before.Era.Host, after.Era.Host);
        Assert.False(_session.IsAlive);
    }

    [Fact]
    public void A_filter_keeps_other_regions_out()
    {
        Subscribe(_org, _session, -1, "?Region=North");
        _org.Publish(_org.Channels[0], Region.South);
        _org.Publish(_org.Channels[0], Region.North);
        Assert.Equal([1], Queue(_session));
    }

    [Theory]
    [InlineData(nameof(Axioms.None), 0)]
    [InlineData(nameof(Axioms.EachMessageInOneAnswer), 1)]
    public void A_queued_message_is_in_one_answer(string broken, int left)
    {
        var (_, session) = WithThree(Enum.Parse<Axioms>(broken));
        session.Take(3, Enum.Parse<Axioms>(broken));
        Assert.Equal(left, session.Queue.Count);
    }

    [Theory]
    [InlineData(nameof(Axioms.None), new[] { 0, 1, 2 })]
    [InlineData(nameof(Axioms.OrderOfIds), new[] { 1, 0, 2 })]
    public void Events_are_in_the_order_of_their_ids(string broken, int[] order)
    {
        var (_, session) = WithThree(Enum.Parse<Axioms>(broken));
        Assert.Equal(order, session.Take(3, Enum.Parse<Axioms>(broken)).Select(static taken => taken.Event.Serial));
    }

    [Theory]
    [InlineData(nameof(Axioms.None), 3)]
    [InlineData(nameof(Axioms.NothingPurged), 0)]
    public void Nothing_is_purged_by_an_unsubscribe(string broken, int left)
    {
        var (org, session) = WithThree(Enum.Parse<Axioms>(broken));
        Ask(org, session, new BayeuxRequest { Channel = "/meta/unsubscribe", Id = "2", ClientId = session.ClientId, Subscription = org.Channels[0].Topic });
        Assert.Equal(left, session.Queue.Count);
    }

    [Theory]
    [InlineData(nameof(Axioms.None), 1)]
    [InlineData(nameof(Axioms.ReplaysReachThePresent), 0)]
    public void A_replay_reaches_the_present(string broken, int replayed)
    {
        var (org, session) = Begin(Enum.Parse<Axioms>(broken));
        org.Publish(org.Channels[0], Region.Any);
        Subscribe(org, session, -2);
        Assert.Equal(replayed, session.Queue.Count);
    }

    private static (ModelOrg Org, OrgSession Session) Begin(Axioms broken)
    {
        var org = new ModelOrg(new OrgSettings { Breaks = broken });
        Ask(org, null, new BayeuxRequest { Channel = "/meta/handshake", Id = "1" });
        return (org, Assert.Single(org.Sessions));
    }

    private static (ModelOrg Org, OrgSession Session) WithThree(Axioms broken)
    {
        var (org, session) = Begin(broken);
        Subscribe(org, session, -1);
        for (var i = 0; i < 3; i++) org.Publish(org.Channels[0], Region.Any);
        return (org, session);
    }

    private static Answer Subscribe(ModelOrg org, OrgSession session, long from, string filter = "") => Ask(org, session, new BayeuxRequest
    {
        Channel = "/meta/subscribe",
        Id = "2",
        ClientId = session.ClientId,
        Subscription = org.Channels[0].Topic + filter,
        ReplayFrom = from,
    });

    private static Answer Ask(ModelOrg org, OrgSession? session, BayeuxRequest request) =>
        org.Serve(request, new Sender(org.Host, org.Token, session?.Cookie), new ServeManner())!;

    private static IEnumerable<int> Queue(OrgSession session) => session.Queue.Select(static queued => queued.Event.Serial);
}
