using System.Text;
using System.Text.Json;
using TypedStreaming.Provisioning;

namespace TypedStreaming.Tests.Provisioning;

/// <summary>Responses to queries that are damaged, incomplete or hostile.</summary>
public sealed class TopicRecordsTests
{
    private static readonly string[] Fields = ["Id", "Name", "Query", "NotifyForFields", "Description"];

    [Theory]
    [InlineData("\"https://elsewhere.example/x\"")]
    [InlineData("\"//elsewhere.example/x\"")]
    [InlineData("\"/\\\\elsewhere.example/x\"")]
    [InlineData("\"services/data\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("true")]
    public async Task The_next_part_must_be_a_path_on_the_instance(string next)
    {
        var org = new ScriptedTopics();
        org.Reads[0] = $$"""{"done":false,"records":[],"nextRecordsUrl":{{next}}}""";
        await NotAsExpectedAsync(org);
        Assert.Equal(1, org.ReadCount);
    }

    [Theory]
    [InlineData("""{"done":false,"records":[]}""")]
    [InlineData("""{"done":false,"records":[],"nextRecordsUrl":null}""")]
    [InlineData("""{"done":"yes","records":[]}""")]
    [InlineData("""{"done":false,"records":[],"nextRecordsUrl":"/services/data/v66.0/query/01gKx-2000"}""")]
    public async Task A_result_without_its_end_is_not_taken_as_complete(string response)
    {
        var org = new ScriptedTopics();
        org.Reads[0] = response;
        await NotAsExpectedAsync(org);
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("Name")]
    [InlineData("Query")]
    [InlineData("NotifyForFields")]
    [InlineData("Description")]
    public void A_text_that_cannot_be_decoded_is_an_error_with_a_type(string field)
    {
        foreach (var text in new[] { "\\ud800"u8.ToArray(), [0xC3, 0x28] })
        {
            var members = Fields.Select(name => $"\"{name}\":\"{(name == field ? "#" : ScriptedTopics.Id)}\"");
            byte[] record = Encoding.UTF8.GetBytes($$"""{"records":[{{{string.Join(',', members)}}}]}""");
            var place = Array.IndexOf(record, (byte)'#');
            var response = JsonElement.Parse((byte[])[.. record[..place], .. text, .. record[(place + 1)..]]);
            var failure = Assert.Throws<StreamingException>(() => TopicRecords.PartOf(response));
            Assert.Equal((StreamingError.Protocol, true), (failure.Error, failure.Message.Contains("is not as expected", StringComparison.Ordinal)));
            Assert.Throws<StreamingException>(() => TopicRecords.OrganizationOf(JsonElement.Parse("""{"records":[{"Name":"\udc00"}]}""")));
        }
    }

    [Theory]
    [InlineData("Select", PushTopicFields.Select)]
    [InlineData("7", null)]
    [InlineData("1", null)]
    [InlineData("Select, Where", null)]
    [InlineData("", null)]
    public void Only_the_names_of_the_choices_are_read(string text, PushTopicFields? expected)
    {
        var (topics, _) = TopicRecords.PartOf(JsonElement.Parse($$"""{"records":[{"Id":"{{ScriptedTopics.Id}}","Name":"A","NotifyForFields":"{{text}}"}]}"""));
        Assert.Equal(expected, Assert.Single(topics).Settings.NotifyForFields);
    }

    [Theory]
    [InlineData("0IFKx0000000001", true)]
    [InlineData("0IFKx0000000001AAA", true)]
    [InlineData("0IFKx0000000001A", false)]
    [InlineData("0IFKx000000000/", false)]
    [InlineData("0IFKx000000000é", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_has_15_or_18_letters_and_digits(string? id, bool isId) => Assert.Equal(isId, TopicRecords.IsId(id));

    private static async Task NotAsExpectedAsync(ScriptedTopics org)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => org.ApplyAsync([new PushTopicDefinition("A", ScriptedTopics.Query)]));
        Assert.Equal(StreamingError.Protocol, failure.Error);
        Assert.Contains("is not as expected", failure.Message, StringComparison.Ordinal);
        Assert.Empty(org.Sent);
    }
}
