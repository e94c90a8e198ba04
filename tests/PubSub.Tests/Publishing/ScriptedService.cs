using System.Text;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Tests.Publishing;

/// <summary>
/// A service in this process. It accepts every event, unless the script says otherwise for a request. Its schema id is <c>schema1</c>, then <c>schema2</c>.
/// </summary>
internal sealed class ScriptedService : CallInvoker
{
    private readonly Queue<Func<PublishRequest, PublishResponse?>> _script = [];
    private int _published;

    public List<PublishRequest> Requests { get; } = [];

    public List<string> Unary { get; } = [];

    public List<string?> Tokens { get; } = [];

    public int Streams { get; private set; }

    public int Completed { get; private set; }

    public int Schema { get; set; } = 1;

    public bool CanPublish { get; set; } = true;

    public RpcException? TopicFailure { get; set; }

    public static RpcException Failure(StatusCode status, string? code, string detail = "refused") => new(
        new Status(status, detail),
        code is null ? [] : new Metadata { { "error-code", "sfdc.platform.eventbus.grpc." + code } });

    /// <summary>Answers the next request in another way; null means that no response comes.</summary>
    public void Next(Func<PublishRequest, PublishResponse?> answer) => _script.Enqueue(answer);

    public PublishResponse Accept(PublishRequest request)
    {
        var response = new PublishResponse { SchemaId = $"schema{Schema}" };
        foreach (var published in request.Events)
            response.Results.Add(new Protocol.PublishResult { CorrelationKey = published.Id, ReplayId = ByteString.CopyFrom(0, (byte)++_published) });
        return response;
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        Unary.Add(method.Name);
        var failure = method.Name == "GetTopic" ? TopicFailure : null;
        object response = method.Name == "GetTopic"
            ? new TopicInfo { CanPublish = CanPublish, SchemaId = $"schema{Schema}" }
            : new SchemaInfo { SchemaJson = ((SchemaRequest)(object)request).SchemaId };
        var task = failure is null ? Task.FromResult((TResponse)response) : Task.FromException<TResponse>(failure);
        return new AsyncUnaryCall<TResponse>(task, Task.FromResult(new Metadata()), static () => Status.DefaultSuccess, static () => [], static () => { });
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Streams++;
        Tokens.Add(options.Headers?.GetValue("accesstoken"));
        var responses = Channel.CreateUnbounded<TResponse>();
        var writer = new ScriptedStreamWriter<TRequest>(
            request => Answer((PublishRequest)(object)request, responses.Writer),
            () =>
            {
                Completed++;
                responses.Writer.TryComplete();
            });
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            writer, new ScriptedStreamReader<TResponse>(responses.Reader), Task.FromResult(new Metadata()), static () => Status.DefaultSuccess, static () => [], () => responses.Writer.TryComplete());
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException();

    public static string TextOf(ProducerEvent published) => Encoding.UTF8.GetString(published.Payload.Span);

    private void Answer<TResponse>(PublishRequest request, ChannelWriter<TResponse> responses)
    {
        Requests.Add(request);
        try
        {
            var answer = _script.TryDequeue(out var scripted) ? scripted(request) : Accept(request);
            if (answer is not null) responses.TryWrite((TResponse)(object)answer);
        }
        catch (Exception failure) when (failure is RpcException or ObjectDisposedException)
        {
            responses.TryComplete(failure);
        }
    }
}
