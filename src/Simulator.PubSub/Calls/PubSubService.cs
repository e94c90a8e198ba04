using Grpc.Core;
using TypedStreaming.Simulator.PubSub.Publishing;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub.Calls;

/// <summary>The gRPC service that implements the simulated Pub/Sub API.</summary>
internal sealed class PubSubService(CallRunner runner, TopicCalls topics, SubscribeCalls streams, PublishCalls publishing)
    : Protocol.PubSub.PubSubBase
{
    public override Task<TopicInfo> GetTopic(TopicRequest request, ServerCallContext context) =>
        runner.RunAsync(PubSubRpc.GetTopic, context, call => Task.FromResult(topics.Topic(request, call)));

    public override Task<SchemaInfo> GetSchema(SchemaRequest request, ServerCallContext context) =>
        runner.RunAsync(PubSubRpc.GetSchema, context, call => Task.FromResult(topics.Schema(request, call)));

    public override Task Subscribe(
        IAsyncStreamReader<FetchRequest> requestStream, IServerStreamWriter<FetchResponse> responseStream, ServerCallContext context) =>
        runner.RunAsync(PubSubRpc.Subscribe, context, async call =>
        {
            var end = await streams.RunAsync(requestStream, responseStream, context, call).ConfigureAwait(false);
            CallRunner.End(end, context);
            return end;
        });

    public override Task<PublishResponse> Publish(PublishRequest request, ServerCallContext context) =>
        runner.RunAsync(PubSubRpc.Publish, context, call => Task.FromResult(publishing.Publish(request, call)));

    public override Task PublishStream(
        IAsyncStreamReader<PublishRequest> requestStream, IServerStreamWriter<PublishResponse> responseStream, ServerCallContext context) =>
        runner.RunAsync(PubSubRpc.PublishStream, context, call => publishing.RunAsync(requestStream, responseStream, context, call));

    public override Task ManagedSubscribe(
        IAsyncStreamReader<ManagedFetchRequest> requestStream, IServerStreamWriter<ManagedFetchResponse> responseStream, ServerCallContext context) =>
        runner.RunAsync<object?>(
            PubSubRpc.ManagedSubscribe,
            context,
            _ => throw new RpcException(new Status(StatusCode.Unimplemented, "The simulator does not support ManagedSubscribe.")));
}
