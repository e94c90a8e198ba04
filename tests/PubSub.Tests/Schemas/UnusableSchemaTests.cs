using Microsoft.Extensions.Time.Testing;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Schemas;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.PubSub.Tests.Schemas;

/// <summary>Schemas that cannot be used, and the events that need them.</summary>
public sealed class UnusableSchemaTests
{
    private readonly FakeTimeProvider _time = new();
    private int _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schema_that_cannot_be_used_is_requested_once()
    {
        var cache = new SchemaCache(_time);
        for (var i = 0; i < 3; i++)
        {
            var plan = await cache.GetAsync("s1", _ => Answer("{}"), Token);
            Assert.StartsWith("The schema s1 of the event cannot be used: ", plan.Defect!.Message, StringComparison.Ordinal);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task A_schema_that_the_server_did_not_know_is_requested_again_after_a_minute()
    {
        var cache = new SchemaCache(_time);
        Assert.True((await cache.GetAsync("s1", _ => Refuse(), Token)).IsUnknown);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.True((await cache.GetAsync("s1", _ => Refuse(), Token)).IsUnknown);
        Assert.Equal(1, _calls);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(cache.Find("s1"));
        var plan = await cache.GetAsync("s1", _ => Answer("""{"type":"record","name":"Low_Ink__e","fields":[]}"""), Token);
        Assert.Equal("Low_Ink__e", plan.Transcoder!.RecordName);
    }

    [Fact]
    public void A_long_schema_id_is_shortened_in_messages() => Assert.InRange(EventPlan.Unknown(new string('s', 1_000_000)).Defect!.Message.Length, 100, 200);

    [Fact]
    public void Events_that_cannot_be_read_count_with_the_memory_of_their_errors()
    {
        var queue = new EventQueue<HighInk>(sharesIds: false, instance: null);
        var consumer = new TypedConsumer<HighInk>(
            ChannelName.Parse(HighInk.OwnChannel, "channel"), new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(sharesIds: false), queue, _time);
        new EventIntake(consumer).Add(new ConsumerEvent { Event = new ProducerEvent { SchemaId = "s" } }, EventPlan.Unknown("s"));
        Assert.InRange(queue.UnpublishedBytes, 2048, 8192);
    }

    private Task<SchemaInfo> Answer(string text)
    {
        _calls++;
        return Task.FromResult(new SchemaInfo { SchemaJson = text });
    }

    private Task<SchemaInfo> Refuse()
    {
        _calls++;
        return Task.FromException<SchemaInfo>(new Grpc.Core.RpcException(
            new Grpc.Core.Status(Grpc.Core.StatusCode.InvalidArgument, "no"), new Grpc.Core.Metadata { { "error-code", "sfdc.platform.eventbus.grpc.schema.validation.failed" } }));
    }
}
