using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

public sealed class FirstLightTests
{
    private const string Account = """
        namespace Demo;

        [PushTopic("/topic/AccountUpdates")]
        public partial record AccountChange
        {
            public required string Id { get; init; }
            public string? Name { get; init; }
            [JsonPropertyName("Tier__c")] public AccountTier? Tier { get; init; }
            public string Region { get; init; } = "none";
            public EventMetadata? Metadata { get; init; }
        }

        public enum AccountTier { Silver, Gold }
        """;

    [Fact]
    public void A_plain_record_is_read()
    {
        var text = EventCompilation.Of(Account).Generated[0].SourceText.ToString();
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        var type = EventType.In("Demo.AccountChange", Account);
        var value = type.Decode("""{"Id":"001","Other":{"x":[1]},"Tier__c":"Gold"}""");
        Assert.Equal("001", value["Id"]);
        Assert.Equal("none", value["Region"]);
        Assert.Equal("Gold", value["Tier"]!.ToString());
        Assert.Equal(7, ((EventMetadata)value["Metadata"]!).ReplayId);
        Assert.Equal("EMEA", type.Decode("""{"Id":"001","Region":"EMEA"}""")["Region"]);
        Assert.Equal(
            "An event of /topic/Test could not be read as AccountChange: member Region: expected a string, found the number 17 (byte 23 of its data).",
            type.Refuse("""{"Name":"001","Region":17}""").Message);
    }
}
