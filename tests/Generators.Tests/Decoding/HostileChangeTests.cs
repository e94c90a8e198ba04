using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;

namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>For any bytes of a change event, decoding gives a value or an <see cref="EventDecodeException"/>.</summary>
public sealed class HostileChangeTests
{
    private const int Seed = 20261122;

    private const string Whole = """
        {"ChangeEventHeader":{"entityName":"Account","recordIds":["001","002"],"changeType":"UPDATE","changeOrigin":"","transactionKey":"k",
        "sequenceNumber":1,"commitTimestamp":1777886471000,"commitNumber":1082990428293,"commitUser":"005","changedFields":["A"],
        "nulledFields":[],"diffFields":["B"],"isTransactionEnd":false},"Text":{"diff":"--- \n+++ 00\n@@ -1 +1 @@\n-a\n+b"},
        "Name":{"FirstName":"Ada","LastName":null},"Place":{"City":"Oslo","Latitude":59.9,"Near":{"City":null}},"String":"a","Int32":null}
        """;

    private static readonly string[] Values =
        ["null", "true", "17", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\"a\"", "\"\\ud800\"", "[]", "[null]", "[1]", "[[\"a\"]]", "{}", "{\"diff\":1}", "{\"diff\":\"a\"}"];

    public static TheoryData<string> HeaderMembers =>
    [
        "entityName", "recordIds", "changeType", "changeOrigin", "transactionKey", "sequenceNumber", "commitTimestamp",
        "commitNumber", "commitUser", "changedFields", "nulledFields", "diffFields", "isTransactionEnd", "unknown",
    ];

    [Fact]
    public void Cut_at_every_byte()
    {
        var json = Encoding.UTF8.GetBytes(Whole);
        var end = Array.LastIndexOf(json, (byte)'}');
        for (var length = 0; length <= end; length++)
        {
            Assert.False(Decoded.Try<EveryField>(json[..length]));
            TryHeader(json[..length]);
        }

        Assert.True(Decoded.Try<EveryField>(json));
        Assert.True(TryHeader(json));
    }

    [Theory]
    [MemberData(nameof(HeaderMembers))]
    public void Any_value_in_any_member_of_the_header(string member)
    {
        var accepted = 0;
        foreach (var value in Values)
        {
            var others = member is "entityName" ? "\"changeType\":\"UPDATE\"" : member is "changeType" ? "\"entityName\":\"A\"" : "\"changeType\":\"UPDATE\",\"entityName\":\"A\"";
            foreach (var header in (string[])[$"{{\"{member}\":{value},{others}}}", $"{{{others},\"{member}\":{value}}}", $"{{\"{member}\":{value},{others},\"{member}\":{value}}}"])
            {
                var json = Encoding.UTF8.GetBytes($"{{\"ChangeEventHeader\":{header}}}");
                Assert.Equal(Decoded.Try<EveryField>(json), TryHeader(json));
                if (TryHeader(json)) accepted++;
            }
        }

        Assert.True(member == "unknown" ? accepted == Values.Length * 3 : accepted > 0 && accepted < Values.Length * 3, $"{accepted}");
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Name")]
    [InlineData("Place")]
    [InlineData("String")]
    [InlineData("Enum")]
    public void Any_value_in_a_field(string member)
    {
        var values = Values.Select(v => Decoded.Try<EveryField>(Encoding.UTF8.GetBytes($"{{\"{member}\":{v},\"{member}\":{v}}}"))).ToList();
        Assert.Contains(true, values);
        Assert.Contains(false, values);
    }

    [Theory]
    [InlineData(20_000)]
    public void Changed_at_random(int rounds)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var original = Encoding.UTF8.GetBytes(Whole);
        var values = 0;
        for (var round = 0; round < rounds; round++)
        {
            var json = original.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) json[random.Next(json.Length)] = (byte)random.Next(256);
            if (Decoded.Try<EveryField>(json)) values++;
            TryHeader(json);
        }

        Assert.InRange(values, 1, rounds - 1);
    }

    private static bool TryHeader(byte[] json)
    {
        var isRead = ChangeEventHeaderReader.TryRead(new EventFrame { Payload = json }, out var header);
        Assert.Equal(isRead, header is not null);
        return isRead;
    }
}
