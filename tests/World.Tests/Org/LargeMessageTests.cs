using System.Text.Json;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Tests.Org;

public sealed class LargeMessageTests
{
    [Fact]
    public void Its_size_says_its_number_and_it_is_the_same_message()
    {
        for (var serial = 0; serial < 8; serial++)
        {
            var large = LargeMessage.Of("""{"channel":"/u/x","data":{"payload":1}}""", serial);
            Assert.Equal(LargeMessage.Limit + 1 + serial, large.Length);
            using var json = JsonDocument.Parse(large);
            Assert.Equal("/u/x", json.RootElement.GetProperty("channel").GetString());
            Assert.Equal(1, json.RootElement.GetProperty("data").GetProperty("payload").GetInt32());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_large_event_has_a_message_above_the_limit(bool isLarge)
    {
        var org = new ModelOrg(new OrgSettings());
        var handshake = org.Serve(new BayeuxRequest { Channel = "/meta/handshake", Id = "1" }, new Sender(org.Host, org.Token, null), new ServeManner())!;
        var session = handshake.Session!;
        var subscribe = new BayeuxRequest { Channel = "/meta/subscribe", Id = "2", ClientId = session.ClientId, Subscription = org.Channels[0].Topic, ReplayFrom = -2 };
        org.Publish(org.Channels[0], Region.Any, isLarge: isLarge);
        var answer = org.Serve(subscribe, new Sender(org.Host, org.Token, session.Cookie), new ServeManner { Riders = 1 })!;
        Assert.Equal(isLarge, Assert.Single(answer.Events).End > LargeMessage.Limit);
    }
}
