using System.Text;
using System.Text.Json;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>A payload with any defect is read as some value, or refused with the one exception, and never costs more memory than its size allows.</summary>
public sealed class HostilePayloadTests
{
    private static readonly byte[] Replacements = [0, 1, 2, 3, 4, 0x20, 0x30, 0x7e, 0x7f, 0x80, 0x81, 0xc3, 0xfe, 0xff];

    private int _values;
    private int _refusals;

    public static TheoryData<int> Kinds => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_byte_may_be_another(int kind)
    {
        var (schema, payload) = Sample(kind);
        var transcoder = PayloadTranscoder.Create(schema);
        var buffer = new JsonBuffer();
        for (var at = 0; at < payload.Length; at++)
        {
            foreach (var value in Replacements)
            {
                var spoiled = payload.ToArray();
                spoiled[at] = value;
                Read(transcoder, spoiled, buffer);
                Read(transcoder, [.. payload[..at], value, .. payload[at..]], buffer);
            }

            Assert.Throws<AvroPayloadException>(() => transcoder.Transcode(payload.AsSpan(0, at), buffer));
            Read(transcoder, [.. payload[..at], .. payload[(at + 1)..]], buffer);
        }

        Assert.True(_values > 100 && _refusals > 100, $"{_values} values, {_refusals} refusals");
        Assert.InRange(buffer.Capacity, 1, 16 * 1024);
    }

    [Fact]
    public void Bytes_after_the_end_are_refused()
    {
        var (schema, payload) = Sample(0);
        var failure = Assert.Throws<AvroPayloadException>(() => Payload.Json(schema, [.. payload, 0]));
        Assert.Equal((payload.Length, null), (failure.Offset, failure.Field));
    }

    [Theory]
    [InlineData("\"string\"", "01", "a length is negative, or greater than the rest of the payload", 0)]
    [InlineData("\"string\"", "0841", "a length is negative, or greater than the rest of the payload", 0)]
    [InlineData("\"string\"", "feffffffffffffffff01", "a length is negative, or greater than the rest of the payload", 0)]
    [InlineData("\"string\"", "04c328", "a text is not valid UTF-8", 0)]
    [InlineData("\"string\"", "06eda080", "a text is not valid UTF-8", 0)]
    [InlineData("\"bytes\"", "04ff", "a length is negative, or greater than the rest of the payload", 0)]
    [InlineData("\"long\"", "8080808080808080808001", "a number has more than 64 bits", 0)]
    [InlineData("\"long\"", "ffffffffffffffffff02", "a number has more than 64 bits", 0)]
    [InlineData("\"long\"", "ff", "the payload ends inside a value", 1)]
    [InlineData("\"int\"", "8080808010", "a number does not fit into 32 bits", 0)]
    [InlineData("\"boolean\"", "02", "a Boolean value is neither 0 nor 1", 0)]
    [InlineData("\"double\"", "000000000000f87f", "a number is not finite", 0)]
    [InlineData("\"double\"", "000000000000f0ff", "a number is not finite", 0)]
    [InlineData("\"float\"", "0000807f", "a number is not finite", 0)]
    [InlineData("\"float\"", "000080", "the payload ends inside a value", 0)]
    [InlineData("[\"null\",\"string\"]", "04", "a union has no branch with the given index", 0)]
    [InlineData("[\"null\",\"string\"]", "01", "a union has no branch with the given index", 0)]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "02", "an enum has no symbol with the given index", 0)]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2147483647}", "00", "the payload ends inside a value", 0)]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "feffffffffffffffff01", "a block has more items than there are bytes left in the payload", 0)]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "ffffffffffffffffff0100", "a block has more items than there are bytes left in the payload", 0)]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0102", "the size of a block is negative, or greater than the rest of the payload", 0)]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0104020000", "the actual size of a block differs from the size given at its start", 3)]
    [InlineData("{\"type\":\"map\",\"values\":\"int\"}", "0204ff", "a length is negative, or greater than the rest of the payload", 1)]
    public void A_defect_is_named_with_its_place(string type, string hex, string problem, int offset)
    {
        var schema = Schemas.Event("Odd__e", $$"""{"name":"Field__c","type":{{type}}}""");
        var failure = Assert.Throws<AvroPayloadException>(() => Payload.Json(schema, Convert.FromHexString(hex)));
        Assert.Equal($"The Avro payload cannot be read: {problem}, at byte {offset}, in the field Field__c.", failure.Message);
    }

    [Fact]
    public void The_part_of_a_compound_field_is_named()
    {
        var schema = Schemas.Small;
        var payload = Payload.Change(schema, "UPDATE", ["0x08"], [], [], ("BillingAddress", Payload.Record(Payload.Compound(schema, "BillingAddress"), ("City", "Oslo"))));
        payload[payload.AsSpan().IndexOf("Oslo"u8)] = 0xff;

        Assert.Equal("BillingAddress.City", Assert.Throws<AvroPayloadException>(() => Payload.Json(schema, payload)).Field);
    }

    [Fact]
    public void Blocks_with_a_size_are_read()
    {
        var schema = Schemas.Event("Blocks__e", """{"name":"List","type":{"type":"array","items":"int"}}""", """{"name":"Map","type":{"type":"map","values":"int"}}""");
        Assert.Equal("""{"List":[1,2,3],"Map":{"a":1}}""", Payload.Json(schema, Convert.FromHexString("0304020402060001060261020" + "0")));
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(40, false)]
    [InlineData(1_000_000, false)]
    public void Depth_is_limited(int depth, bool isRead)
    {
        var schema = Schemas.Event("Deep__e", """{"name":"Next","type":{"type":"array","items":"Deep__e"}}""");
        byte[] payload = [.. Enumerable.Repeat((byte)2, depth / 2), .. Enumerable.Repeat((byte)0, (depth / 2) + 1)];
        if (isRead) Assert.StartsWith("{\"Next\":[{", Payload.Json(schema, payload), StringComparison.Ordinal);
        else Assert.Contains("nested", Assert.Throws<AvroPayloadException>(() => Payload.Json(schema, payload)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_without_bytes_cannot_multiply()
    {
        // Each record has the one before twice, and the first one has only a null: two to the power of 28 values, and no byte.
        var records = Enumerable.Range(0, 28).Select(i =>
            $$"""{"name":"F{{i}}","type":{"type":"record","name":"R{{i}}","fields":[{"name":"A","type":"{{(i == 0 ? "null" : $"R{i - 1}")}}"},{"name":"B","type":"{{(i == 0 ? "null" : $"R{i - 1}")}}"}]} }""");
        var doubled = Schemas.Event("Empty__e", [.. records]);
        Assert.Contains("too many values", Assert.Throws<AvroPayloadException>(() => Payload.Json(doubled, [])).Message, StringComparison.Ordinal);

        // Blocks of nulls: each one is as long as the payload allows.
        var blocks = Schemas.Event("Nulls__e", """{"name":"List","type":{"type":"array","items":"null"}}""");
        var payload = Enumerable.Repeat((byte[])[0xd0, 0x0f], 10_000).SelectMany(b => b).Append((byte)0).ToArray();
        Assert.Contains("more items than bytes", Assert.Throws<AvroPayloadException>(() => Payload.Json(blocks, payload)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_written_often_is_limited()
    {
        var name = new string('N', 1024);
        var schema = Schemas.Event("Long__e", $$"""{"name":"List","type":{"type":"array","items":{"type":"record","name":"R","fields":[{"name":"{{name}}","type":"int"}]} } }""");
        byte[] payload = [.. Varint(100_000), .. new byte[100_000], 0];
        Assert.Contains("larger than", Assert.Throws<AvroPayloadException>(() => Payload.Json(schema, payload)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bitmaps_cannot_make_a_small_event_large()
    {
        var schema = Schemas.Wide(500);
        var payload = Payload.Change(schema, "UPDATE", [.. Enumerable.Repeat("0x" + new string('F', 130), 20_000)], [], []);
        var result = PayloadTranscoder.Create(schema).Transcode(payload, new JsonBuffer());
        Assert.InRange(result.Json.Length, 1, 10_000);
        Assert.Equal(20_000 * 20, result.IgnoredMarks);
    }

    [Fact]
    public void The_buffer_becomes_small_again_after_a_huge_event()
    {
        var transcoder = PayloadTranscoder.Create(Schemas.Event("Text__e", """{"name":"Text__c","type":"string"}"""));
        var buffer = new JsonBuffer();
        byte[] huge = [.. Varint(3_000_000), .. Enumerable.Repeat((byte)1, 3_000_000)];
        Assert.Equal(18_000_000 + "{\"Text__c\":\"\"}".Length, transcoder.Transcode(huge, buffer).Json.Length);
        Assert.True(buffer.Capacity >= 18_000_000);

        transcoder.Transcode([2, (byte)'a'], buffer);
        transcoder.Transcode([2, (byte)'a'], buffer);

        Assert.InRange(buffer.Capacity, 1, 256 * 1024);
    }

    private static byte[] Varint(long value)
    {
        var writer = new AvroWriter();
        writer.WriteLong(value);
        return writer.ToArray();
    }

    private void Read(PayloadTranscoder transcoder, byte[] payload, JsonBuffer buffer)
    {
        try
        {
            var json = new Utf8JsonReader(transcoder.Transcode(payload, buffer).Json);
            while (json.Read()) _ = json.TokenType == JsonTokenType.String && json.GetString() is not null;
            _values++;
        }
        catch (AvroPayloadException)
        {
            _refusals++;
        }
    }

    private static (string Schema, byte[] Payload) Sample(int kind)
    {
        if (kind == 0) return (Schemas.Order, Convert.FromHexString("80b083c59868243030353030303030303030303030314141410206412d3102000000000000294000"));
        if (kind == 1)
        {
            var address = Payload.Record(Payload.Compound(Schemas.Small, "BillingAddress"), ("Street", "Stråten 1\n"), ("City", "Oslo"));
            return (Schemas.Small, Payload.Change(Schemas.Small, "UPDATE", ["0x2A", "3-0x02"], ["0x04"], [], ("Name", "Ada"), ("BillingAddress", address), ("LastModifiedDate", 1790000000000)));
        }

        var random = new RandomSchema(seed: kind == 2 ? 17 : 4, isChange: kind == 2);
        return (random.Json, Enumerable.Range(0, 8).Select(_ => random.Event().Payload).MaxBy(p => p.Length is var l && l < 700 ? l : 0)!);
    }
}
