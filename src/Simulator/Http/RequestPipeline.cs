using System.Text;
using Microsoft.AspNetCore.Http;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Rest;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// Processes an HTTP request: reads it, logs it, creates the response and writes the response. A fault can delay the request, replace the response
/// or break the connection.
/// </summary>
internal sealed class RequestPipeline(
    FaultScript faults,
    ExchangeLog log,
    TokenEndpoint token,
    UserInfoEndpoint userInfo,
    VersionsEndpoint versions,
    PublishEndpoint publish,
    PublishBatchEndpoint publishBatch,
    LimitsEndpoint limits,
    RecordsEndpoint records,
    CometdEndpoint cometd,
    SimulatedOrgOptions options)
{
    private readonly TimeProvider _time = options.TimeProvider;
    private readonly ResponseWriter _writer = new(options);
    private readonly HostRules _hosts = new(options.AllowedHosts);

    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        try
        {
            var host = context.Request.Host;
            var handled = _hosts.AddressOf(host) is { } address
                ? HandleAsync(context, address, stopping)
                : _writer.WriteAsync(context, HostRules.Misdirected(host), drop: null, drip: null, stopping);
            await handled.ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The org stops, or the client disconnected while it sent its request, so there is no client to answer.
            context.Abort();
        }
    }

    private async Task HandleAsync(HttpContext context, Uri address, CancellationToken stopping)
    {
        var request = await RequestReader.ReadAsync(context, address).ConfigureAwait(false);
        var exchange = Log(request, context.Request.QueryString.Value);
        if (faults.Take<DelayFault>(request.Kind) is { } late)
            await Task.Delay(late.Delay, _time, stopping).ConfigureAwait(false);
        var answer = Replacement(request) ?? await AnswerAsync(request, stopping).ConfigureAwait(false);
        answer = Altered(answer, request.Kind);
        var drop = faults.Take<DropFault>(request.Kind)?.Point;
        exchange.Complete(answer.Status, answer.Body, drop);
        var drip = faults.Take<DripFault>(request.Kind);
        await _writer.WriteAsync(context, answer, drop, drip, stopping).ConfigureAwait(false);
    }

    private Exchange Log(IncomingRequest request, string? query) => log.Begin(number =>
        new Exchange(number, request.Kind, request.Method, request.Path + query, request.Body)
        {
            ReceivedAt = _time.GetUtcNow(),
            RequestHeaders = request.Headers,
        });

    private HttpResponseData? Replacement(IncomingRequest request) => faults.Take<ReplacementFault>(request.Kind) switch
    {
        HttpFault fault => Replaced(fault),
        RefusalFault fault => cometd.Refuse(request, fault),
        _ => null,
    };

    private HttpResponseData Altered(HttpResponseData answer, RequestKind kind)
    {
        var headers = faults.TakeAll<HeaderFault>(kind).Select(static header => (header.Name, header.Value));
        var isMarked = faults.Take<ByteOrderMarkFault>(kind) is not null;
        return answer with
        {
            Headers = [.. answer.Headers, .. headers],
            Body = isMarked ? (byte[])[.. Encoding.UTF8.Preamble, .. answer.Body.Span] : answer.Body,
        };
    }

    private static HttpResponseData Replaced(HttpFault fault) =>
        new(fault.Status, fault.ContentType, Encoding.UTF8.GetBytes(fault.Body))
        {
            Headers = fault.Location is { } location ? [("Location", location)] : [],
        };

    private async Task<HttpResponseData> AnswerAsync(IncomingRequest request, CancellationToken stopping) =>
        request.Endpoint switch
        {
            Endpoint.Token => token.Answer(request),
            Endpoint.UserInfo => userInfo.Answer(request),
            Endpoint.Versions => versions.Answer(request),
            Endpoint.Publish => publish.Answer(request),
            Endpoint.PublishBatch => publishBatch.Answer(request),
            Endpoint.Limits => limits.Answer(request),
            Endpoint.Records => records.Answer(request),
            Endpoint.Cometd => await cometd.AnswerAsync(request, stopping).ConfigureAwait(false),
            _ => RestError.NotFound,
        };
}
