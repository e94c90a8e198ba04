using System.Text.Json.Nodes;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The channel that an application's own message would unsubscribe, because that must not end a subscription of the client.</summary>
public sealed class ProgramMessageTests
{
    [Theory]
    [InlineData("""{"channel":"/meta/unsubscribe","subscription":"/u/x"}""", "/u/x")]
    [InlineData("""{"channel":"/meta/subscribe","subscription":"/u/x"}""", null)]
    [InlineData("""{"channel":"/meta/unsubscribe"}""", null)]
    [InlineData("""{"channel":"/meta/unsubscribe","subscription":["/u/x"]}""", null)]
    [InlineData("""{"channel":"/meta/unsubscribe","subscription":7}""", null)]
    [InlineData("""{"channel":7,"subscription":"/u/x"}""", null)]
    [InlineData("""{"subscription":"/u/x"}""", null)]
    public void Only_an_unsubscribe_of_one_channel_unsubscribes(string message, string? channel) =>
        Assert.Equal(channel, new ProgramMessage(JsonNode.Parse(message)!.AsObject()).UnsubscribesFrom);
}
