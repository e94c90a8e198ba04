using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Tests.Oracle;

public sealed class SettlementTests
{
    [Fact]
    public void An_answer_is_in_doubt_until_what_was_under_way_beside_it_is_read()
    {
        var settlement = new Settlement();
        var (connect, side) = (Exchange("/meta/connect"), Exchange("/meta/subscribe"));
        Assert.Empty(settlement.Read(side, [connect, side]));
        Assert.Equal([side.Answer!, connect.Answer!], settlement.Read(connect, [connect]));
    }

    [Fact]
    public void An_answer_with_nothing_beside_it_is_beyond_doubt()
    {
        var connect = Exchange("/meta/connect");
        Assert.Equal([connect.Answer!], new Settlement().Read(connect, [connect]));
    }

    [Fact]
    public void After_a_loss_what_was_in_doubt_stays_so()
    {
        var settlement = new Settlement();
        var (connect, side) = (Exchange("/meta/connect"), Exchange("/meta/subscribe"));
        settlement.Read(side, [connect, side]);
        settlement.Lose();
        Assert.Equal([connect.Answer!], settlement.Read(connect, [connect]));
    }

    private static Exchange Exchange(string channel)
    {
        var exchange = new Exchange(1, new BayeuxRequest { Channel = channel, Id = "1" }, new Sender("host", null, null));
        exchange.TakeAnswer(new Answer());
        return exchange;
    }
}
