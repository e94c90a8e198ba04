using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class BayeuxWriterTests
{
    [Fact]
    public void A_handshake_offers_long_polling_and_replay() => Assert.Equal(
        """[{"channel":"/meta/handshake","id":"1","version":"1.0","minimumVersion":"1.0","supportedConnectionTypes":["long-polling"],"ext":{"replay":true}}]""",
        Text(BayeuxWriter.Handshake("1")));

    [Fact]
    public void A_connect_names_the_client() => Assert.Equal(
        """[{"channel":"/meta/connect","id":"3","clientId":"1cyu","connectionType":"long-polling"}]""",
        Text(BayeuxWriter.Connect("3", "1cyu", atOnce: false)));

    [Fact]
    public void A_first_connect_asks_not_to_be_held() => Assert.Equal(
        """[{"channel":"/meta/connect","id":"2","clientId":"1cyu","connectionType":"long-polling","advice":{"timeout":0}}]""",
        Text(BayeuxWriter.Connect("2", "1cyu", atOnce: true)));

    [Theory]
    [InlineData(-1L)]
    [InlineData(-2L)]
    [InlineData(long.MaxValue)]
    public void A_subscribe_says_where_to_start(long from) => Assert.Equal(
        """[{"channel":"/meta/subscribe","id":"4","clientId":"1cyu","subscription":"/topic/A","ext":{"replay":{"/topic/A":FROM}}}]"""
            .Replace("FROM", from.ToString(), StringComparison.Ordinal),
        Text(BayeuxWriter.Subscribe("4", "1cyu", Channel("/topic/A"), from)));

    [Fact]
    public void Without_replay_a_subscribe_carries_no_extension() => Assert.Equal(
        """[{"channel":"/meta/subscribe","id":"4","clientId":"1cyu","subscription":"/topic/A"}]""",
        Text(BayeuxWriter.Subscribe("4", "1cyu", Channel("/topic/A"), null)));

    [Fact]
    public void The_replay_key_of_a_filtered_channel_is_the_bare_channel() => Assert.Equal(
        """[{"channel":"/meta/subscribe","id":"4","clientId":"1cyu","subscription":"/topic/A?Name='Größe <1>'&x=y?z","ext":{"replay":{"/topic/A":41}}}]""",
        Text(BayeuxWriter.Subscribe("4", "1cyu", Channel("/topic/A?Name='Größe <1>'&x=y?z"), 41)));

    [Fact]
    public void Quotes_and_backslashes_of_a_filter_are_escaped() => Assert.Equal(
        """[{"channel":"/meta/unsubscribe","id":"9","clientId":"1cyu","subscription":"/topic/A?x=\"\\\""}]""",
        Text(BayeuxWriter.Unsubscribe("9", "1cyu", Channel("""/topic/A?x="\" """.TrimEnd()))));

    [Fact]
    public void An_unsubscribe_names_the_channel_with_its_filter() => Assert.Equal(
        """[{"channel":"/meta/unsubscribe","id":"9","clientId":"1cyu","subscription":"/topic/A?x=1"}]""",
        Text(BayeuxWriter.Unsubscribe("9", "1cyu", Channel("/topic/A?x=1"))));

    [Fact]
    public void A_disconnect_holds_nothing_else() => Assert.Equal(
        """[{"channel":"/meta/disconnect","id":"10","clientId":"1cyu"}]""",
        Text(BayeuxWriter.Disconnect("10", "1cyu")));

    [Fact]
    public void A_message_of_the_programs_own_gets_the_ids_of_the_session_and_is_left_alone()
    {
        var message = new JsonObject { ["channel"] = "/u/A", ["id"] = "mine", ["data"] = "Größe <1>" };
        Assert.Equal("""[{"channel":"/u/A","id":"11","data":"Größe <1>","clientId":"1cyu"}]""", Text(BayeuxWriter.Message("11", "1cyu", message)));
        Assert.Equal("mine", (string?)message["id"]);
    }

    private static ChannelName Channel(string text) => ChannelName.Parse(text, nameof(text));

    private static string Text(ReadOnlyMemory<byte> request) => Encoding.UTF8.GetString(request.Span);
}
