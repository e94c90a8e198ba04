using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Decoding;

public sealed class EventDecoderTests
{
    [Fact]
    public void JSON_is_read_from_an_object_and_from_text_in_a_string()
    {
        Assert.Equal(("dock 4", 2), (Decoded.As<Notice>("""{"Text":"dock 4","Level":2}""").Text, Decoded.As<Notice>("""{"Text":"dock 4","Level":2}""").Level));
        var fromText = Decoded.As<Notice>("\"  {\\\"Text\\\":\\\"dock \\\\\\\"4\\\\\\\"\\\"} \"");
        Assert.Equal(("dock \"4\"", 1), (fromText.Text, fromText.Level));
    }

    [Fact]
    public void Text_is_read_as_it_is()
    {
        Assert.Equal("{\"Text\":1}", Decoded.As<Line>("\"{\\\"Text\\\":1}\"").Text);
        Assert.Contains("expected a string, found an object", Decoded.Refused<Line>("{}").Message, StringComparison.Ordinal);
        Assert.Contains("expected data, found null", Decoded.Refused<Line>("null").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_where_JSON_is_expected_is_refused_with_the_way_out()
    {
        var failure = Decoded.Refused<Notice>("\"dock 4 is closed\"");
        Assert.Contains(
            "expected JSON in the string, found \"dock 4 is closed\"; if the payload is plain text, set Payload = PayloadFormat.Text in the attribute of the type",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, failure.Offset);
    }

    [Fact]
    public void Metadata_comes_from_the_envelope()
    {
        var metadata = Decoded.As<Notice>("""{"Text":"a","Metadata":17}""").Metadata!;
        Assert.Equal((Decoded.Channel, 41L, "created"), (metadata.Channel, metadata.ReplayId, metadata.Type));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 9, 12, 33, TimeSpan.Zero), metadata.CreatedDate);
    }

    [Fact]
    public void Of_duplicates_the_last_wins_and_unknown_members_are_skipped() =>
        Assert.Equal("b", Decoded.As<Notice>("""{"Text":"a","X":{"Text":"c"},"Te\u0078t":"b","text":"d"}""").Text);

    [Fact]
    public void A_failure_says_all_that_is_known()
    {
        const string json = """{"Text":"a","Level":"high"}""";
        var failure = Decoded.Refused<Notice>(json);
        Assert.Equal(
            "An event of /topic/Test could not be read as Notice: member Level: expected a whole number, found the string \"high\" (byte 20 of its data).",
            failure.Message);
        Assert.Equal((StreamingError.EventDecode, "Level", 20L), (failure.Error, failure.Member, failure.Offset));
        Assert.Equal((Decoded.Channel, 41L), (failure.Channel, failure.Metadata.ReplayId));
        Assert.Equal(json, Encoding.UTF8.GetString(failure.Payload.Span));
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public void A_failure_inside_of_text_counts_from_its_start()
    {
        var failure = Decoded.Refused<Notice>("\"{\\\"Text\\\":17}\"");
        Assert.Equal(("Text", 8L, """{"Text":17}"""), (failure.Member, failure.Offset, Encoding.UTF8.GetString(failure.Payload.Span)));
    }

    [Fact]
    public void All_missing_members_are_named_at_once()
    {
        var failure = Decoded.Refused<EveryKindRequired>("""{"String":"a","Byte":1}""");
        Assert.StartsWith("Boolean, SByte, Int16, ", failure.Member, StringComparison.Ordinal);
        Assert.Contains("the required members Boolean, SByte, Int16, UInt16, ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Owner":{"Names":["a","b",tru]}}""", "Owner.Names[1]")]
    [InlineData("""{"Owner":{"Names":[{},{"First":"b",}]}}""", "Owner.Names[1].First")]
    [InlineData("""{"A":{"B":1},"C":[1,[2,3,],4]}""", "C[1][1]")]
    [InlineData("""{"A":{"B":1},}""", "A")]
    [InlineData("""["a",x]""", null)]
    [InlineData("""{"Tex\u0074":17}""", "Text")]
    [InlineData("nonsense", null)]
    public void A_failure_names_the_path_of_the_member(string json, string? path) =>
        Assert.Equal(path, Decoded.Refused<Notice>(json).Member);

    [Fact]
    public void An_envelope_that_cannot_be_read_does_not_cost_the_event()
    {
        var metadata = EventDecoder.Decode<Notice>("/u/x", new EventFrame
        {
            Payload = "{\"Text\":\"a\"}"u8,
            CreatedDate = "\"soon\""u8,
            Type = [(byte)'"', 0xC3, 0x28, (byte)'"'],
        }).Metadata!;
        Assert.Equal((null, null, null), (metadata.CreatedDate, metadata.Type, metadata.ReplayId));
    }

    [Fact]
    public void The_descriptor_says_what_the_attribute_says()
    {
        Assert.Equal((EventKind.PushTopic, "/topic/EveryKind", PayloadFormat.Json), Describe<EveryKind>());
        Assert.Equal((EventKind.Generic, "/u/Lines", PayloadFormat.Text), Describe<Line>());
        static (EventKind Kind, string Channel, PayloadFormat Payload) Describe<T>()
            where T : IStreamingEvent<T> =>
            (T.Descriptor.Kind, T.Descriptor.Channel, T.Descriptor.Payload);
    }

    [Theory]
    [InlineData("{ public int A { get => 1; set => throw new ArgumentOutOfRangeException(nameof(value)); } public int B { get; set; } = 1; }")]
    [InlineData("(int A, int B) { public int A { get; } = A < 0 ? A : throw new OverflowException(); }")]
    [InlineData("{ public Part? A { get; set; } public int B { get; set; } } public class Part { public int C { set => throw new NotSupportedException(); } }")]
    public void What_the_types_own_code_throws_is_about_the_event(string rest)
    {
        var type = EventType.In("Strict", "[GenericEvent(\"/u/A\")] public partial record Strict" + rest);
        var failure = type.Refuse(rest.Contains("Part", StringComparison.Ordinal) ? """{"A":{"C":1},"B":2}""" : """{"A":1,"B":2}""");
        Assert.IsNotType<System.Text.Json.JsonException>(failure.InnerException);
    }
}
