using System.Text.Json;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Tests.Output;

/// <summary>JSON that the tool did not write.</summary>
public sealed class ForeignJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2,"\ud800":3}""", "2")]
    [InlineData("""{"\udc00a":1,"\u0061":2}""", "2")]
    [InlineData("""{"b":1}""", null)]
    [InlineData("""[{"a":1}]""", null)]
    public void A_member_whose_name_cannot_be_decoded_does_not_hide_the_others(string json, string? expected)
    {
        using var document = JsonDocument.Parse(json);
        var member = ForeignJson.MemberIn(document.RootElement, "a");
        Assert.Equal(expected, member.ValueKind == JsonValueKind.Undefined ? null : member.GetRawText());
    }
}
