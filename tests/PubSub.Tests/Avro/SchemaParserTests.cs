using System.Text;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

public sealed class SchemaParserTests
{
    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("\"string\"", "does not define a record")]
    [InlineData("[\"null\"]", "does not define a record")]
    [InlineData("17", "not a name, a list or an object")]
    [InlineData("{}", "no member \"type\"")]
    [InlineData("{\"type\":\"record\"}", "no member \"name\"")]
    [InlineData("{\"type\":\"record\",\"name\":\"\"}", "not a string of 1 to 1,024 characters")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\"}", "no member \"fields\"")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":7}", "The type A in the schema has no \"fields\" list")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[7]}", "A field of the record A in the schema is not an object")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\"}]}", "no member \"type\"")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"Other\"}]}", "uses the type Other without defining it first")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":[]}]}", "has no types")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":[[\"int\"]]}]}", "contains another union")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"},{\"name\":\"x\",\"type\":\"int\"}]}", "has the field x twice")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}}]}", "defines the type A twice")]
    [InlineData("{\"type\":\"record\",\"name\":\"int\",\"fields\":[]}", "defines the type int twice")]
    [InlineData("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}}]}", "no valid size")]
    [InlineData("{\"type\":\"record\",\"name\":\"\\ud800\",\"fields\":[]}", "not valid JSON")]
    public void What_is_no_schema_of_an_event_is_refused(string schema, string message) =>
        Assert.Contains(message, Assert.Throws<EventSchemaException>(() => PayloadTranscoder.Create(schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void Size_and_depth_are_limited()
    {
        Assert.Throws<EventSchemaException>(() => PayloadTranscoder.Create(new string(' ', (4 * 1024 * 1024) + 1)));
        Assert.Throws<EventSchemaException>(() => PayloadTranscoder.Create(string.Concat(Enumerable.Repeat("{\"type\":", 100_000))));
        Assert.Throws<EventSchemaException>(() => PayloadTranscoder.Create(Schemas.Event("A__e", $$"""{"name":"x","type":{{string.Concat(Enumerable.Repeat("{\"type\":\"array\",\"items\":", 70))}}"int"{{new string('}', 70)}} }""")));
    }

    [Fact]
    public void A_schema_that_names_one_large_record_many_times_is_refused()
    {
        var parts = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"name":"P{{i}}","type":"int"}"""));
        var record = $$"""{"type":"record","name":"Large","fields":[{{parts}}]}""";
        var schema = Schemas.Change("LargeChangeEvent", [.. Enumerable.Range(0, 200).Select(i => $$"""{"name":"F{{i}}","type":["null",{{(i == 0 ? record : "\"Large\"")}} ]}""")]);
        Assert.Contains("100000 fields", Assert.Throws<EventSchemaException>(() => PayloadTranscoder.Create(schema)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"namespace\":\"a\"", "E")] // the bare name, in the namespace that encloses it
    [InlineData("\"namespace\":\"a\"", "a.E")]
    [InlineData("\"namespace\":\"a.b\"", "a.b.E")]
    [InlineData("\"doc\":\"none\"", "E")]
    public void A_type_is_found_by_its_name(string space, string name)
    {
        var schema = $$"""{"type":"record","name":"A","{{space[1..]}},"fields":[{"name":"x","type":{"type":"enum","name":"E","symbols":["One"]} },{"name":"y","type":"{{name}}"} ]}""";
        Assert.Equal("""{"x":"One","y":"One"}""", Payload.Json(schema, [0, 0]));
    }

    [Fact]
    public void Two_namespaces_may_have_the_same_name()
    {
        const string schema =
            """
            {"type":"record","name":"a.A","fields":[
            {"name":"x","type":{"type":"enum","name":"E","symbols":["InA"]}},{"name":"y","type":{"type":"enum","name":"E","namespace":"b","symbols":["InB"]}},
            {"name":"z","type":"E"},{"name":"w","type":"b.E"}]}
            """;
        Assert.Equal("A", PayloadTranscoder.Create(schema).RecordName);
        Assert.Equal("""{"x":"InA","y":"InB","z":"InA","w":"InB"}""", Payload.Json(schema, [0, 0, 0, 0]));
    }

    [Fact]
    public void Each_event_is_read_by_its_writers_schema()
    {
        var before = Schemas.Event("Order__e", """{"name":"A__c","type":["null","string"]}""", """{"name":"B__c","type":["null","double"]}""");
        var after = Schemas.Event("Order__e", """{"name":"New__c","type":["null","long"]}""", """{"name":"A__c","type":["null","string"]}""", """{"name":"B__c","type":["null","double"]}""");
        byte[] old = [2, 2, (byte)'x', 0];
        byte[] recent = [2, 14, 2, 2, (byte)'y', 0];

        Assert.Equal("""{"A__c":"x","B__c":null}""", Payload.Json(before, old));
        Assert.Equal("""{"New__c":7,"A__c":"y","B__c":null}""", Payload.Json(after, recent));
        Assert.Throws<AvroPayloadException>(() => Payload.Json(after, old));
        Assert.Throws<AvroPayloadException>(() => Payload.Json(before, recent));
    }

    [Fact]
    public void One_transcoder_serves_several_threads()
    {
        var schema = new RandomSchema(3, isChange: true);
        var transcoder = PayloadTranscoder.Create(schema.Json);
        var events = Enumerable.Range(0, 20).Select(_ => schema.Event().Payload).ToList();
        var expected = events.ConvertAll(e => Payload.Json(transcoder, e));
        Parallel.For(0, 4, _ =>
        {
            var buffer = new JsonBuffer();
            for (var i = 0; i < events.Count; i++) Assert.Equal(expected[i], Encoding.UTF8.GetString(transcoder.Transcode(events[i], buffer).Json));
        });
    }

    [Fact]
    public void The_header_may_be_at_any_place_and_may_be_null()
    {
        var header = $$"""{"name":"ChangeEventHeader","type":["null",{{Schemas.Header}}]}""";
        var schema = Schemas.Event("LateChangeEvent", """{"name":"A","type":["null","string"]}""", """{"name":"B","type":["null","string"]}""", header, """{"name":"C","type":["null","string"]}""");
        var late = PayloadTranscoder.Create(schema);
        var payload = Payload.Change(schema.Replace($"[\"null\",{Schemas.Header}]", Schemas.Header, StringComparison.Ordinal), "UPDATE", ["0x0B"], [], [], ("B", "b"));
        byte[] nullable = [.. payload[..4], 2, .. payload[4..]];

        var json = Payload.Json(late, nullable);
        Assert.EndsWith("""["A","B","C"]},"A":null,"B":"b","C":null}""", json, StringComparison.Ordinal);
        Assert.StartsWith("""{"ChangeEventHeader":{""", json, StringComparison.Ordinal);
        Assert.Equal("""{"B":"b"}""", Payload.Json(late, [0, 2, 2, (byte)'b', 0, 0]));
    }
}
