using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class AdviceTests : OrgTests
{
    private const string Later = """{"reconnect":"handshake","interval":3000}""";

    [Fact(Timeout = 30_000)]
    public async Task A_successful_connect_can_send_its_client_to_a_later_handshake()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        org.Faults.Advise(RequestKind.Connect, Later);
        await PublishAsync(org, "a");
        var answer = await held;
        Assert.Equal("a", answer.Names());
        JsonAssert.Same(
            $$"""{"channel":"/meta/connect","id":"4","clientId":"{{peer.ClientId}}","successful":true,"advice":{{Later}}}""", answer[1]);
        Assert.Equal(1, org.SessionCount);
        await PublishAsync(org, "b");
        Assert.Null((await peer.ConnectAsync(Cancel))[1]!["advice"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Advice_replaces_that_of_the_first_connect_and_of_failures()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.Advise(RequestKind.Any, """{"timeout":-1}""", times: 2);
        JsonAssert.Same("""{"timeout":-1}""", (await peer.ConnectAsync(Cancel))[0]!["advice"]);
        org.Faults.ExpireSessions();
        JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], """{"timeout":-1}""");
        JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], UnknownClientAdvice);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("402::Unknown client", "handshake", 3000)]
    [InlineData("403::Unknown client", "handshake", 3000)]
    [InlineData("500::Oops", "retry", 4000)]
    public async Task A_refused_connect_carries_its_advice_and_can_end_its_session(string error, string reconnect, int interval)
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        var advice = $$"""{"reconnect":"{{reconnect}}","interval":{{interval}}}""";
        org.Faults.Refuse(RequestKind.Connect, error, reconnect, interval);
        org.Faults.Refuse(RequestKind.Connect, error, reconnect, interval, endsSession: true);
        JsonAssert.Refused(error, (await peer.ConnectAsync(Cancel))[0], advice);
        Assert.Equal(1, org.SessionCount);
        JsonAssert.Refused(error, (await peer.ConnectAsync(Cancel))[0], advice);
        Assert.Equal(0, org.SessionCount);
        JsonAssert.Refused("403::Unknown client", (await peer.ConnectAsync(Cancel))[0], UnknownClientAdvice);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_refused_handshake_can_ask_for_another_one_later()
    {
        var org = await StartAsync();
        var peer = NewPeer(org);
        org.Faults.Refuse(RequestKind.Handshake, "403::Handshake denied", "retry", 4000);
        JsonAssert.Refused("403::Handshake denied", await peer.HandshakeAsync(Cancel), """{"reconnect":"retry","interval":4000}""");
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task Advice_that_is_not_JSON_or_not_for_Bayeux_is_refused()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentException>("advice", () => org.Faults.Advise(RequestKind.Connect, "handshake"));
        Assert.Throws<ArgumentException>("advice", () => org.Faults.Advise(RequestKind.Connect, "null"));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.Advise(RequestKind.Login, Later));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => org.Faults.Advise(RequestKind.Other, Later));
    }
}
