using Google.Protobuf;
using Grpc.Core;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Calls;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.Sessions;
using SentResult = TypedStreaming.Simulator.PubSub.Protocol.PublishResult;

namespace TypedStreaming.Simulator.PubSub.Publishing;

/// <summary>Answers calls that publish platform events.</summary>
internal sealed class PublishCalls(
    OrgState state, EventBus bus, AvroPublisher publisher, ReplayIdCodec ids, PayloadFaults faults, SimulatedPubSubOptions options)
{
    private const int LongestRequest = 4 * 1024 * 1024;
    private const int LongestEvent = 1024 * 1024;

    /// <exception cref="PubSubException">The whole request is refused.</exception>
    public PublishResponse Publish(PublishRequest request, PubSubCall call)
    {
        call.Concerns(request.TopicName);
        return Answer(request, request.TopicName, call);
    }

    /// <summary>Answers each request of a stream, until the client ends the stream or has been idle for too long.</summary>
    /// <exception cref="PubSubException">A request is refused, or none came in time.</exception>
    public async Task<object?> RunAsync(
        IAsyncStreamReader<PublishRequest> requests, IServerStreamWriter<PublishResponse> responses, ServerCallContext context, PubSubCall call)
    {
        string? topic = null;
        var idleSince = Time.GetUtcNow();
        while (await NextAsync(requests, idleSince, context.CancellationToken).ConfigureAwait(false))
        {
            var request = requests.Current;
            if (topic is null) call.Concerns(topic = request.TopicName);
            if (request.TopicName.Length > 0 && request.TopicName != topic)
                throw new PubSubException(ErrorCodes.PublishTopicMismatch, $"The stream is for '{topic}', not for '{request.TopicName}'.");
            idleSince = Time.GetUtcNow();
            await responses.WriteAsync(Answer(request, topic, call), context.CancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private TimeProvider Time => state.Options.TimeProvider;

    private async Task<bool> NextAsync(IAsyncStreamReader<PublishRequest> requests, DateTimeOffset idleSince, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = requests.MoveNext(ends.Token);
        var left = idleSince + (options.PublishIdleLimit / state.Options.TimeScale) - Time.GetUtcNow();
        try
        {
            return await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The web server uses its objects again for the next call, so nothing may read them when this call has ended.
            await ends.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new PubSubException(ErrorCodes.PublishIdle, "The stream was idle for too long.");
        }
    }

    private PublishResponse Answer(PublishRequest request, string topic, PubSubCall call)
    {
        if (request.CalculateSize() > LongestRequest)
            throw new PubSubException(new PubSubError(null, StatusCode.Unavailable, "upstream connect error or reset before headers"));
        if (topic.Length == 0) throw new PubSubException(ErrorCodes.PublishTopicEmpty, "The request has no topic.");
        if (request.AuthRefresh.Length > 0) throw new PubSubException(ErrorCodes.PublishRefresh, "The field auth_refresh is reserved.");
        if (request.Events.Count == 0) throw new PubSubException(ErrorCodes.PublishCount, "The request has no events.");
        lock (state.Gate)
        {
            Topics.Require(state, topic);
            var definition = state.Catalog.FindPlatformEvent(topic)
                ?? throw new PubSubException(ErrorCodes.TopicDenied, $"Events cannot be published on '{topic}', because it is not the topic of a platform event.");
            var response = new PublishResponse { RpcId = call.RpcId, SchemaId = bus.Schemas.OfTopic(topic)!.Id };
            response.Results.AddRange(request.Events.Select(published => Result(definition, published)));
            call.AddResponse(request.Events.Count, pending: 0);
            return faults.Extend(response);
        }
    }

    private SentResult Result(PlatformEventDefinition definition, ProducerEvent published)
    {
        var result = new SentResult { CorrelationKey = published.Id };
        if (Problem(definition, published) is { } problem) result.Error = new Error { Code = ErrorCode.Publish, Msg = problem };
        else result.ReplayId = ids.Encode(publisher.Publish(definition, published.SchemaId, published.Id, published.Payload));
        return result;
    }

    private string? Problem(PlatformEventDefinition definition, ProducerEvent published)
    {
        if (published.CalculateSize() > LongestEvent) return "The event is longer than 1 MB.";
        if (bus.Schemas.Find(published.SchemaId) is not { } schema) return $"There is no schema with the id '{published.SchemaId}'.";
        return schema.Name == definition.Name ? null : $"The schema '{published.SchemaId}' is not a schema of {definition.Name}.";
    }
}
