using System.Text;
using System.Text.Json;

namespace TypedStreaming.Tests.Bayeux;

public sealed class BayeuxMessageTests
{
    [Fact]
    public void An_event_shows_its_channel_position_and_data()
    {
        var message = Parse("""{"channel":"/topic/A","clientId":"x","data":{"event":{"replayId":41},"sobject":{"Secret__c":"hidden"}}}""");
        Assert.Equal(("/topic/A", 41L), (message.Channel, message.ReplayId!.Value));
        Assert.Equal("hidden", message.Data!.Value.GetProperty("sobject").GetProperty("Secret__c").GetString());
        Assert.Null(message.Successful);
        Assert.Null(message.Id);
    }

    [Fact]
    public void A_reply_shows_its_outcome()
    {
        var message = Parse("""{"channel":"/meta/subscribe","id":7,"successful":false,"subscription":"/topic/A","error":"403::Restricted channel"}""");
        Assert.Equal(("7", false, "/topic/A", "403::Restricted channel"), (message.Id!, message.Successful!.Value, message.Subscription!, message.Error!));
        Assert.Null(message.Data);
        Assert.Null(message.ReplayId);
    }

    [Theory]
    [InlineData("""{"ext":{"sfdc":{"failureReason":"503::Server is too busy"},"replay":true}}""", "503::Server is too busy")]
    [InlineData("""{"ext":{"sfdc":{"failureReason":503}}}""", null)]
    [InlineData("""{"ext":{"sfdc":"failureReason"}}""", null)]
    [InlineData("""{"ext":["sfdc"]}""", null)]
    [InlineData("""{"error":"403::Handshake denied"}""", null)]
    public void The_real_cause_of_a_failure_is_found_where_there_is_one(string json, string? reason) =>
        Assert.Equal(reason, Parse(json).FailureReason);

    [Fact]
    public void Its_text_never_holds_data()
    {
        Assert.Equal("/topic/A #41", Parse("""{"channel":"/topic/A","data":{"event":{"replayId":41},"sobject":"hidden"}}""").ToString());
        Assert.Equal("/topic/A", Parse("""{"channel":"/topic/A","data":"hidden"}""").ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"channel":null,"id":{},"successful":"yes","data":null,"error":[]}""")]
    [InlineData("""{"data":{"event":null}}""")]
    [InlineData("""{"data":{"event":{"replayId":{}}}}""")]
    [InlineData("""{"data":{"event":{"replayId":1.5}}}""")]
    [InlineData("""{"data":{"event":{"replayId":-1}}}""")]
    [InlineData("""{"data":{"event":{"replayId":"-2"}}}""")]
    [InlineData("""{"data":[1]}""")]
    public void What_is_missing_or_of_another_type_is_null(string json)
    {
        var message = Parse(json);
        Assert.Equal("", message.Channel);
        Assert.Null(message.Id);
        Assert.Null(message.Successful);
        Assert.Null(message.Error);
        Assert.Null(message.ReplayId);
    }

    [Fact]
    public void It_owns_its_JSON()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"channel":"/topic/A"}""");
        var message = BayeuxMessage.Parse(bytes);
        bytes.AsSpan().Clear();
        Assert.Equal("/topic/A", message.Channel);
        Assert.Equal(JsonValueKind.Object, message.Json.ValueKind);
    }

    private static BayeuxMessage Parse(string json) => BayeuxMessage.Parse(Encoding.UTF8.GetBytes(json));
}
