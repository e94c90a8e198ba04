using System.Text.Json.Nodes;
using CsCheck;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>Payloads of random schemas, encoded by Apache.Avro, give the JSON that the values mean.</summary>
public sealed class RandomPayloadTests
{
    private const int Schemas = 150;
    private const int EventsOfASchema = 4;

    [Fact]
    public void Change_events_have_their_values_and_what_was_cleared() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed => Compare(new RandomSchema(seed, isChange: true)), iter: Schemas, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Platform_events_have_all_their_fields() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed => Compare(new RandomSchema(seed, isChange: false)), iter: Schemas, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Another_expectation_is_noticed()
    {
        var schema = new RandomSchema(1, isChange: true);
        var (payload, expected) = schema.Event();
        var name = expected.Last().Key;
        expected[name] = expected[name] is null ? "text" : null;

        Assert.False(JsonNode.DeepEquals(expected, JsonNode.Parse(Payload.Json(schema.Json, payload))));
    }

    [Fact]
    public void What_is_encoded_is_what_another_implementation_encodes()
    {
        for (var seed = 0; seed < Schemas; seed++)
        {
            var schema = new RandomSchema(seed, isChange: false);
            var (payload, _) = schema.Event();
            var json = PayloadTranscoder.Create(schema.Json).Transcode(payload, new JsonBuffer()).Json;
            var encoded = PayloadEncoder.Create(schema.Json).Encode(json);
            Assert.Equal(Payload.Json(schema.Json, payload), Payload.Json(schema.Json, encoded));
            Assert.Equal(payload.Length, encoded.Length);
        }
    }

    private static void Compare(RandomSchema schema)
    {
        var transcoder = PayloadTranscoder.Create(schema.Json);
        for (var i = 0; i < EventsOfASchema; i++)
        {
            var (payload, expected) = schema.Event();
            var read = Payload.Json(transcoder, payload);
            if (!JsonNode.DeepEquals(expected, JsonNode.Parse(read))) Assert.Equal(expected.ToJsonString(), JsonNode.Parse(read)!.ToJsonString());
            Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(read)));
        }
    }
}
