using Grpc.Core;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.PubSub;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Publishing;
using TypedStreaming.PubSub.Schemas;
using TypedStreaming.PubSub.Streams;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of the Pub/Sub API.</summary>
internal static class PubSubErrors
{
    private const string Channel = "/event/Low_Ink__e";

    private static readonly ServerAddress Address = new(new Uri("https://api.example:7443"), static () => null);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Refused("service.unavailable", StreamingError.ServerBusy, true),
        Refused("service.protection.triggered", StreamingError.LimitExceeded, true),
        Refused("subscription.limit.exceeded", StreamingError.LimitExceeded, true),
        Refused("service.auth.error", StreamingError.AuthenticationRejected, false),
        Refused("service.auth.headers.invalid", StreamingError.AuthenticationRejected, false),
        Refused("subscription.fetch.replayid.corrupted", StreamingError.InvalidReplayId, false),
        Refused("topic.not.found", StreamingError.SubscriptionRefused, false),
        Refused("subscription.fetch.requested.events.invalid", StreamingError.Protocol, false),
        Lost(StatusCode.Internal, StreamingError.Transport, true),
        Lost(StatusCode.ResourceExhausted, StreamingError.Transport, true),
        Lost(StatusCode.Unauthenticated, StreamingError.AuthenticationRejected, false),
        new("RpcFailures.NoApi", "another server", StreamingError.Protocol, false, "no Pub/Sub API at this address", static () => Failure(StatusCode.Unimplemented, null, wasConnected: false)),
        new("CallMetadata.Missing", "no org id", StreamingError.Configuration, false, "the id of the org", static () =>
            Assert.Throws<StreamingException>(() => CallMetadata.Of(new AccessToken("token", new Uri("https://acme.my.salesforce.com"))))),
        new("StreamExceptions.Ended", "a clean end", StreamingError.Transport, true, "without an error", static () => StreamExceptions.Ended(Channel)),
        new("StreamExceptions.Silent", "no response", StreamingError.Transport, true, "received no response", static () => StreamExceptions.Silent(Channel, Limit)),
        new("StreamExceptions.Unwritable", "a request that is not sent", StreamingError.Transport, true, "could not be sent", static () => StreamExceptions.Unwritable(Channel, Limit)),
        new("StreamExceptions.NotAllowed", "no permission", StreamingError.SubscriptionRefused, false, "does not have permission", static () => StreamExceptions.NotAllowed(Channel)),
        new("StreamExceptions.TokenRefused", "several refused tokens", StreamingError.AuthenticationRejected, false, "several access tokens", static () =>
            StreamExceptions.TokenRefused(new StreamingException(StreamingError.AuthenticationRejected, "no"))),
        new("StreamExceptions.NotRecovered", "a recovery that takes too long", StreamingError.Transport, true, "RecoveryTimeout", static () => StreamExceptions.NotRecovered(StreamExceptions.Ended(Channel), Limit)),
        new("StreamExceptions.Malformed", "an event without content", StreamingError.Protocol, false, "has no content", MalformedAsync),
        new("StreamExceptions.Defect", "a defect", StreamingError.Defect, false, "a defect in the SDK", static () => StreamExceptions.Defect(new InvalidOperationException())),
        new("EventIntake.ErrorOf", "an unknown schema", StreamingError.EventDecode, false, "does not know the schema", UnreadableAsync),
        new("RpcFailures.Exception", "a response that is too large", StreamingError.ResponseTooLarge, false, "maximum configured message size", static () => RpcFailures.Of(
            new RpcException(new Status(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.")), Channel, wasConnected: true, Address).Cause),
        new("PublishExceptions.AnotherOrg", "a token of another org between two requests", StreamingError.Configuration, false, "belongs to org 00D2", static () => PublishExceptions.AnotherOrg("00D1", "00D2")),
        ErrorRow.Thrown("PubSubClient.NoUser", "a login without the user's id", StreamingError.Configuration, false, "the id of the user", PublishAsync),
        ErrorRow.Thrown("PubSubClient.Unsupported", "a filter", StreamingError.Configuration, false, "has a filter", () => ReadAsync($"{Channel}?A__c=1")),
        ErrorRow.Thrown("PubSubClient.Unsupported", "a PushTopic", StreamingError.Configuration, false, "no channel '/topic/Orders'", () => ReadAsync("/topic/Orders")),
        new("InvalidPosition.OfNumber", "the store mixes transports up", StreamingError.PositionStore, false, "replay ids are bytes", static () => InvalidPosition.OfNumber(Channel, 7)),
        ErrorRow.Thrown("CarriedPosition.Convert", "an id of another form", StreamingError.InvalidReplayId, false, "does not have the usual form", CarryOverAsync),
    ];

    private static ErrorRow Refused(string code, StreamingError error, bool isTransient) =>
        new("RpcFailures.Exception", code, error, isTransient, code, () => Failure(StatusCode.Unknown, code));

    private static ErrorRow Lost(StatusCode status, StreamingError error, bool isTransient) =>
        new("RpcFailures.Exception", $"{status} without a code", error, isTransient, "was lost", () => Failure(status, null));

    private static StreamingException Failure(StatusCode status, string? code, bool wasConnected = true)
    {
        var trailers = new Metadata();
        if (code is not null) trailers.Add("error-code", $"sfdc.platform.eventbus.grpc.{code}");
        return RpcFailures.Of(new RpcException(new Status(status, "the server's text"), trailers), Channel, wasConnected, Address).Cause;
    }

    private static Task<StreamingException> MalformedAsync() =>
        Task.FromResult(Assert.Throws<StreamingException>(static () => new EventIntake(Consumer(out _)).Add(new ConsumerEvent(), EventPlan.OfNoSchema)));

    private static async Task<StreamingException> UnreadableAsync()
    {
        var consumer = Consumer(out var queue);
        new EventIntake(consumer).Add(new ConsumerEvent { Event = new ProducerEvent { SchemaId = "s" } }, EventPlan.Unknown("s"));
        consumer.Publish();
        await queue.WaitAsync(CancellationToken.None);
        Assert.True(queue.TryTake(out var taken));
        return taken.Entry.Details!.Error!;
    }

    private static TypedConsumer<LowInk> Consumer(out EventQueue<LowInk> queue)
    {
        queue = new EventQueue<LowInk>(sharesIds: false, instance: null);
        return new TypedConsumer<LowInk>(
            ChannelName.Parse(Channel, "channel"), new EventsOptions(), new StartingPoint(ReplayFrom.Latest), new Place(sharesIds: false), queue, TimeProvider.System);
    }

    private static async Task ReadAsync(string channel)
    {
        await using var client = new PubSubClient(new PubSubClientOptions { AccessTokens = new StaticToken("token", new Uri("https://acme.my.salesforce.com")) });
        await foreach (var _ in client.Deliveries(channel)) return;
    }

    private static async Task PublishAsync()
    {
        await using var client = new PubSubClient(new PubSubClientOptions
        {
            AccessTokens = new StaticToken("token", new Uri("https://acme.my.salesforce.com"), "00D000000000062EAA"),
        });
        await client.PublishAsync([new LowInk { Metadata = new EventMetadata { Channel = Channel } }]);
    }

    private static async Task CarryOverAsync()
    {
        var (store, key) = (new InMemoryReplayStore(), new ReplayKey("org", Channel, "default"));
        await using (var cursor = await store.OpenAsync(key with { Transport = ReplayTransport.PubSub }, CancellationToken.None))
            await cursor.SaveAsync(new ReplayPosition { OpaqueId = OpaqueReplayId.FromHex("0102"), At = DateTimeOffset.UnixEpoch }, CancellationToken.None);
        await CarriedPosition.FindAsync(store, key, Limit, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
    }
}
