using System.Text;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

public sealed class PayloadEncoderTests
{
    private const string Required = "\"CreatedDate\":1790000000000,\"CreatedById\":\"005000000000001AAA\"";

    private static readonly string[] Names =
        ["Flag", "Int", "Long", "Float", "Double", "Text", "Bytes", "Fixed", "Enum", "List", "Map", "Place", "Either"];

    private static readonly string AllKinds = Schemas.Event(
        "All__e",
        """{"name":"Flag","type":"boolean"}""",
        """{"name":"Int","type":["int","null"]}""",
        """{"name":"Long","type":["null","long"]}""",
        """{"name":"Float","type":["null","float"]}""",
        """{"name":"Double","type":["null","double"]}""",
        """{"name":"Text","type":["null","string"]}""",
        """{"name":"Bytes","type":["null","bytes"]}""",
        """{"name":"Fixed","type":["null",{"type":"fixed","name":"Two","size":2}]}""",
        """{"name":"Enum","type":["null",{"type":"enum","name":"Tier","symbols":["Silver","Gold"]}]}""",
        """{"name":"List","type":["null",{"type":"array","items":["null","double"]}]}""",
        """{"name":"Map","type":["null",{"type":"map","values":"int"}]}""",
        """{"name":"Place","type":["null",{"type":"record","name":"Location","fields":[{"name":"Latitude","type":["null","double"]},{"name":"Longitude","type":"double"}]}]}""",
        """{"name":"Either","type":["null","string","long","double",{"type":"record","name":"Part","fields":[{"name":"First","type":["null","string"]}]}]}""");

    [Fact]
    public void The_vector_of_the_reference_is_written()
    {
        var payload = PayloadEncoder.Create(Schemas.Order).Encode(Encoding.UTF8.GetBytes($$"""{{{Required}},"Number__c":"A-1","Total__c":12.5}"""));

        Assert.Equal("80b083c59868243030353030303030303030303030314141410206412d3102000000000000294000", Convert.ToHexStringLower(payload));
    }

    [Theory]
    [InlineData("\"Flag\":true", "\"Flag\":true")]
    [InlineData("\"Int\":-7", "\"Int\":-7")]
    [InlineData("\"Int\":17.0", "\"Int\":17")]
    [InlineData("\"Int\":1.7E1", "\"Int\":17")]
    [InlineData("\"Int\":-2147483648", "\"Int\":-2147483648")]
    [InlineData("\"Long\":9223372036854775807", "\"Long\":9223372036854775807")]
    [InlineData("\"Long\":\"2026-11-29T10:00:00.000Z\"", "\"Long\":1795946400000")]
    [InlineData("\"Long\":\"2026-11-29T12:00:00.1239999+02:00\"", "\"Long\":1795946400123")]
    [InlineData("\"Long\":\"2026-11-29\"", "\"Long\":1795910400000")]
    [InlineData("\"Long\":\"1969-12-31T23:59:59.9991Z\"", "\"Long\":-1")]
    [InlineData("\"Long\":\"10:00:00.000Z\"", "\"Long\":36000000")]
    [InlineData("\"Long\":\"23:59:59.9999999\"", "\"Long\":86399999")]
    [InlineData("\"Float\":1.5", "\"Float\":1.5")]
    [InlineData("\"Double\":1234.56", "\"Double\":1234.56")]
    [InlineData("\"Double\":79228162514264337593543950335", "\"Double\":7.922816251426434E+28")]
    [InlineData("\"Text\":\"a\\u00e4\\n\\\"\"", "\"Text\":\"aä\\n\\\"\"")]
    [InlineData("\"Bytes\":\"AQI=\"", "\"Bytes\":\"AQI=\"")]
    [InlineData("\"Fixed\":\"AQI=\"", "\"Fixed\":\"AQI=\"")]
    [InlineData("\"Enum\":\"G\\u006fld\"", "\"Enum\":\"Gold\"")]
    [InlineData("\"List\":[1,null,2.5]", "\"List\":[1,null,2.5]")]
    [InlineData("\"List\":[]", "\"List\":[]")]
    [InlineData("\"Map\":{\"a\":1,\"ä\":2}", "\"Map\":{\"a\":1,\"ä\":2}")]
    [InlineData("\"Map\":{}", "\"Map\":{}")]
    [InlineData("\"Place\":{\"Longitude\":2,\"Latitude\":1}", "\"Place\":{\"Latitude\":1,\"Longitude\":2}")]
    [InlineData("\"Place\":{\"Longitude\":2}", "\"Place\":{\"Latitude\":null,\"Longitude\":2}")]
    [InlineData("\"Either\":\"2026-11-29\"", "\"Either\":\"2026-11-29\"")]
    [InlineData("\"Either\":5", "\"Either\":5")]
    [InlineData("\"Either\":5.5", "\"Either\":5.5")]
    [InlineData("\"Either\":{\"First\":\"Ada\"}", "\"Either\":{\"First\":\"Ada\"}")]
    [InlineData("\"Either\":null", "\"Either\":null")]
    public void What_is_written_reads_as_it_was_meant(string member, string expected)
    {
        var json = member.StartsWith("\"Flag", StringComparison.Ordinal) ? $"{{{member}}}" : $"{{{member}, \"Flag\":false}}";

        var read = Payload.Json(AllKinds, PayloadEncoder.Create(AllKinds).Encode(Encoding.UTF8.GetBytes(json)));

        var members = Names.Select(n => expected.StartsWith($"\"{n}\":", StringComparison.Ordinal) ? expected : $"\"{n}\":{(n == "Flag" ? "false" : "null")}");
        Assert.Equal($"{{{string.Join(',', members)}}}", read);
    }

    [Theory]
    [InlineData("\"Text\":\"SECRET\"", "Flag", "the value is missing; true or false is expected")]
    [InlineData("\"Flag\":null", "Flag", "true or false is expected, but null was found")]
    [InlineData("\"Flag\":\"SECRET\"", "Flag", "true or false is expected, but a string was found")]
    [InlineData("\"Flag\":true,\"Flag\":true", null, "the JSON contains the member Flag twice")]
    [InlineData("\"Flag\":true,\"Other__c\":\"SECRET\"", null, "the schema All__e has no field Other__c")]
    [InlineData("\"Flag\":true,\"Int\":2147483648", "Int", "a whole number from -2147483648 to 2147483647 is expected, but another number was found")]
    [InlineData("\"Flag\":true,\"Int\":1.5", "Int", "another number was found")]
    [InlineData("\"Flag\":true,\"Int\":\"SECRET\"", "Int", "but a string was found")]
    [InlineData("\"Flag\":true,\"Long\":9223372036854775808", "Long", "another number was found")]
    [InlineData("\"Flag\":true,\"Long\":1.00000000000000000000000000000001", "Long", "another number was found")]
    [InlineData("\"Flag\":true,\"Long\":\"SECRET\"", "Long", "another string was found")]
    [InlineData("\"Flag\":true,\"Long\":\"2026-02-30\"", "Long", "another string was found")]
    [InlineData("\"Flag\":true,\"Float\":1e39", "Float", "a single-precision number")]
    [InlineData("\"Flag\":true,\"Double\":1e400", "Double", "a double-precision number")]
    [InlineData("\"Flag\":true,\"Double\":\"1.5\"", "Double", "but a string was found")]
    [InlineData("\"Flag\":true,\"Text\":17", "Text", "a string is expected, but a number was found")]
    [InlineData("\"Flag\":true,\"Text\":{\"a\":1}", "Text", "but an object was found")]
    [InlineData("\"Flag\":true,\"Text\":\"\\ud800\"", "Text", "not valid")]
    [InlineData("\"Flag\":true,\"Bytes\":\"SECRET\"", "Bytes", "bytes in Base64")]
    [InlineData("\"Flag\":true,\"Fixed\":\"AQID\"", "Fixed", "2 bytes in Base64")]
    [InlineData("\"Flag\":true,\"Enum\":\"SECRET\"", "Enum", "a symbol of Tier")]
    [InlineData("\"Flag\":true,\"List\":[1,true]", "List", "but true or false was found")]
    [InlineData("\"Flag\":true,\"List\":{}", "List", "an array is expected, but an object was found")]
    [InlineData("\"Flag\":true,\"Map\":{\"a\":\"SECRET\"}", "Map", "but a string was found")]
    [InlineData("\"Flag\":true,\"Map\":[]", "Map", "but an array was found")]
    [InlineData("\"Flag\":true,\"Place\":{\"Latitude\":1}", "Place.Longitude", "the value is missing")]
    [InlineData("\"Flag\":true,\"Place\":{\"Latitude\":1,\"Longitude\":2,\"City\":\"SECRET\"}", "Place", "has no field City")]
    [InlineData("\"Flag\":true,\"Place\":\"SECRET\"", "Place", "an object is expected, but a string was found")]
    [InlineData("\"Flag\":true,\"Either\":[\"SECRET\"]", "Either", "but an array was found")]
    [InlineData("\"Flag\":true,", null, "the JSON is not valid")]
    [InlineData("\"Flag\":tru", null, "the JSON is not valid")]
    public void What_the_schema_does_not_accept_is_refused_without_its_value(string members, string? field, string message)
    {
        var failure = Assert.Throws<EventEncodeException>(() => PayloadEncoder.Create(AllKinds).Encode(Encoding.UTF8.GetBytes($"{{{members}}}")));

        Assert.Equal(field, failure.Field);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Flag\":true} {}")]
    [InlineData("\"text\"")]
    public void An_event_is_one_object(string json) =>
        Assert.Null(Assert.Throws<EventEncodeException>(() => PayloadEncoder.Create(AllKinds).Encode(Encoding.UTF8.GetBytes(json))).Field);

    [Fact]
    public void Bytes_that_are_not_text_are_refused()
    {
        byte[] json = [.. "{\"Flag\":true,\"Text\":\""u8, 0xff, .. "\"}"u8];
        Assert.Equal("Text", Assert.Throws<EventEncodeException>(() => PayloadEncoder.Create(AllKinds).Encode(json)).Field);
    }

    [Fact]
    public void Depth_is_limited()
    {
        var schema = Schemas.Event("Deep__e", """{"name":"Next","type":["null","Deep__e"]}""");
        static byte[] Nested(int depth) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"Next\":", depth)) + "null" + new string('}', depth));

        Assert.Equal(10, PayloadEncoder.Create(schema).Encode(Nested(10)).Length);
        foreach (var depth in (int[])[40, 100, 100_000])
            Assert.Throws<EventEncodeException>(() => PayloadEncoder.Create(schema).Encode(Nested(depth)));
    }
}
