using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>An org with both transports, fake time, and a raw gRPC client.</summary>
public sealed class PubSubFixture : IAsyncDisposable
{
    private readonly GrpcChannel _channel;

    private PubSubFixture(SimulatedOrg org, SimulatedPubSub pubSub, FakeTimeProvider time)
    {
        (Org, PubSub, Time) = (org, pubSub, time);
        _channel = GrpcChannel.ForAddress(pubSub.Url, new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        Client = new Protocol.PubSub.PubSubClient(_channel);
        Headers = new Metadata
        {
            { "accesstoken", org.IssueAccessToken() },
            { "instanceurl", org.Url.ToString() },
            { "tenantid", org.OrganizationId },
        };
    }

    public SimulatedOrg Org { get; }

    public SimulatedPubSub PubSub { get; }

    public FakeTimeProvider Time { get; }

    public Metadata Headers { get; }

    internal Protocol.PubSub.PubSubClient Client { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PubSubFixture> StartAsync(SimulatedPubSubOptions? options = null, SimulatedOrgOptions? orgOptions = null)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000));
        orgOptions ??= new SimulatedOrgOptions();
        orgOptions.TimeProvider = time;
        var org = await SimulatedOrg.StartAsync(orgOptions, Stop);
        return new PubSubFixture(org, await SimulatedPubSub.StartAsync(org, options, Stop), time);
    }

    internal AsyncDuplexStreamingCall<FetchRequest, FetchResponse> Subscribe() => Client.Subscribe(Headers, cancellationToken: Stop);

    internal async Task<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>> SubscribeAsync(
        string topic, int credit = 100, ReplayPreset preset = ReplayPreset.Latest, ByteString? after = null)
    {
        var call = Subscribe();
        await call.RequestStream.WriteAsync(
            new FetchRequest { TopicName = topic, NumRequested = credit, ReplayPreset = preset, ReplayId = after ?? ByteString.Empty }, Stop);
        await call.ResponseHeadersAsync;
        return call;
    }

    internal async Task<SchemaInfo> SchemaAsync(string id) => await Client.GetSchemaAsync(new SchemaRequest { SchemaId = id }, Headers, cancellationToken: Stop);

    internal async Task<TopicInfo> TopicAsync(string topic) => await Client.GetTopicAsync(new TopicRequest { TopicName = topic }, Headers, cancellationToken: Stop);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Org.DisposeAsync();
    }
}
