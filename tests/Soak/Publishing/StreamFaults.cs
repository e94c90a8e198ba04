using Grpc.Core;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.Soak.Publishing;

/// <summary>
/// The faults that a client over the Pub/Sub API can meet after its login. Those that a client cannot survive are omitted: an event whose bytes cannot
/// be decoded, and a reset of the event bus, which forgets events.
/// </summary>
internal sealed class StreamFaults
{
    /// <summary>The code of a temporary failure.</summary>
    private const string Unavailable = "service.unavailable";

    /// <summary>The error code of HTTP/2 for an internal error.</summary>
    private const int InternalError = 2;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly SimulatedPubSub _pubSub;
    private int _fields;
    private bool _hasUnknownFields;

    public StreamFaults(SimulatedPubSub pubSub)
    {
        _pubSub = pubSub;
        var faults = pubSub.Faults;
        Kinds = [.. OfStreams(faults), .. OfNextStreams(faults), .. OfConnections(faults), .. OfTokens(faults), .. OfCalls(faults), .. OfSchemas()];
    }

    public IReadOnlyList<Fault> Kinds { get; }

    private static IEnumerable<Fault> OfStreams(PubSubFaults faults) =>
    [
        new("End", () => faults.EndStreams()),
        new("EndLater", () => faults.EndStreams(afterResponses: 3)),
        new("Fail", () => faults.FailStreams(Unavailable)),
        new("FailLater", () => faults.FailStreams("subscription.internal.error", afterResponses: 2)),
        new("Protect", () => faults.FailStreams("service.protection.triggered")),
        new("Overflow", () => faults.FailStreams("subscription.fetch.overflow")),
        new("Repeated", () => faults.FailStreams("subscription.fetch.replay.repeated")),
        new("UnknownCode", () => faults.FailStreams("something.new", status: StatusCode.Internal)),
        new("Reset", () => faults.ResetStreams()),
        new("ResetWithError", () => faults.ResetStreams(http2Code: InternalError)),
        new("Silence", () => faults.Silence()),
        new("UseUpAllocation", time => UseUpAllocationAsync(faults, time)),
    ];

    private static IEnumerable<Fault> OfNextStreams(PubSubFaults faults) =>
    [
        new("EndNext", () => faults.EndNextStream()),
        new("EndNextLater", () => faults.EndNextStream(afterResponses: 2)),
        new("FailNext", () => faults.FailNextStream(Unavailable)),
        new("FailNextLater", () => faults.FailNextStream(Unavailable, afterResponses: 1)),
        new("SilenceNext", () => faults.SilenceNextStream()),
    ];

    private IEnumerable<Fault> OfConnections(PubSubFaults faults) =>
    [
        new("Abort", faults.AbortConnections),
        new("GoAway", faults.GoAway),
        new("Freeze", time => FreezeAsync(faults, time)),
        new("RestartPubSub", downtime => _pubSub.RestartAsync(downtime, CancellationToken.None)),
    ];

    private static IEnumerable<Fault> OfTokens(PubSubFaults faults) =>
    [
        new("Revoke", () => faults.RevokeTokens(endStreams: true)),
        new("RevokeSilently", () => faults.RevokeTokens()),
        new("RefuseToken", () => faults.FailNext(PubSubRpc.Subscribe, "service.auth.error")),
        new("RefuseTokenForSchema", () => faults.FailNext(PubSubRpc.GetSchema, "service.auth.error")),
    ];

    private static IEnumerable<Fault> OfCalls(PubSubFaults faults) =>
    [
        new("FailSubscribe", () => faults.FailNext(PubSubRpc.Subscribe, Unavailable, times: 2)),
        new("FailSubscribeWithoutCode", () => faults.FailNextWithoutCode(PubSubRpc.Subscribe, StatusCode.Unavailable)),
        new("CancelSubscribe", () => faults.FailNextWithoutCode(PubSubRpc.Subscribe, StatusCode.Cancelled)),
        new("TooManyClients", () => faults.FailNext(PubSubRpc.Subscribe, "concurrent.client.limit.exceeded")),
        new("FailTopic", () => faults.FailNext(PubSubRpc.GetTopic, "topic.api.unavailable")),
        new("FailSchema", () => faults.FailNext(PubSubRpc.GetSchema, "schema.api.unavailable", times: 2)),
        new("FailSchemaWithoutCode", () => faults.FailNextWithoutCode(PubSubRpc.GetSchema, StatusCode.Unavailable)),
        new("SlowSubscribe", () => faults.DelayNext(PubSubRpc.Subscribe, Moment)),
        new("SlowSchema", () => faults.DelayNext(PubSubRpc.GetSchema, Moment)),
        new("SlowTopic", () => faults.DelayNext(PubSubRpc.GetTopic, Moment)),
        new("SlowDrip", () => faults.SlowDrip(PubSubRpc.Subscribe, bytesPerPiece: 500, TimeSpan.FromMilliseconds(1))),
    ];

    private IEnumerable<Fault> OfSchemas() =>
    [
        new("ChangeSchema", ChangeSchema),
        new("ChangeSchemaAgain", ChangeSchema),
        new("UnknownFields", () => _pubSub.Faults.SendUnknownFields(_hasUnknownFields = !_hasUnknownFields)),
    ];

    /// <summary>Adds a field, or removes the one that was added before.</summary>
    private void ChangeSchema()
    {
        if (_fields++ % 2 == 0) _pubSub.AddField(PlatformOrder.ApiName, FieldName(_fields), EventFieldType.Text);
        else _pubSub.RemoveField(PlatformOrder.ApiName, FieldName(_fields - 1));
    }

    private static string FieldName(int number) => $"Extra{number}__c";

    private static async Task UseUpAllocationAsync(PubSubFaults faults, TimeSpan time)
    {
        faults.UseUpAllocation();
        await Task.Delay(time, TimeProvider.System);
        faults.UseUpAllocation(isUsedUp: false);
    }

    private static async Task FreezeAsync(PubSubFaults faults, TimeSpan time)
    {
        using (faults.FreezeConnections()) await Task.Delay(time, TimeProvider.System);
    }
}
