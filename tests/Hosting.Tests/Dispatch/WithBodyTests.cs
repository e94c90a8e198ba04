using System.Text;
using System.Text.Json;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

public sealed class WithBodyTests
{
    [Theory]
    [InlineData("""{"Id":"1"}""")]
    [InlineData("""{ "Id" : "1", "Name":"aé\"}", "Other": [{"a":1}] }""")]
    [InlineData("""  {"Id":"1"}""", """{"Id":"1"}""")]
    [InlineData("""[{"Id":"1"}]""", """{"Id":"1"}""", 1)]
    public void The_data_of_an_event_is_kept_byte_by_byte(string json, string? kept = null, int skipped = 0)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        for (var token = 0; token <= skipped; token++) reader.Read();
        var read = Read<WithBody<AccountChange>>(ref reader);
        Assert.Equal("1", read.Event.Id);
        Assert.Equal(kept ?? json, Encoding.UTF8.GetString(read.Body.Span));
    }

    private static T Read<T>(ref Utf8JsonReader reader)
        where T : IStreamingEvent<T> => T.Read(ref reader, default);
}
