using Microsoft.AspNetCore.Http;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Rest;

namespace TypedStreaming.Simulator.Http;

/// <summary>Reads the whole body of a request, up to the maximum size that the endpoint accepts.</summary>
internal static class RequestReader
{
    public static async Task<IncomingRequest> ReadAsync(HttpContext context, Uri baseUrl)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        var endpoint = EndpointOf(path);
        var body = await ReadBodyAsync(request, RequestBodyLimits.Of(endpoint), context.RequestAborted)
            .ConfigureAwait(false);
        return new IncomingRequest
        {
            Method = request.Method,
            Path = path,
            Query = name => request.Query.TryGetValue(name, out var value) ? value.ToString() : null,
            BaseUrl = baseUrl,
            Headers = request.Headers.ToDictionary(
                static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            IsForm = request.HasFormContentType,
            Body = body ?? ReadOnlyMemory<byte>.Empty,
            IsTooLarge = body is null,
            Cookie = name => request.Cookies.TryGetValue(name, out var value) ? value : null,
            Aborted = context.RequestAborted,
            Endpoint = endpoint,
            Messages = endpoint == Endpoint.Cometd && body is { } bytes ? MessageMembers.Parse(bytes) : null,
        };
    }

    private static Endpoint EndpointOf(string path)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed == TokenEndpoint.Path) return Endpoint.Token;
        if (trimmed == UserInfoEndpoint.Path) return Endpoint.UserInfo;
        if (trimmed == VersionsEndpoint.Path) return Endpoint.Versions;
        if (RecordsPath.Of(path) is not null) return Endpoint.Records;
        if (PublishEndpoint.EventIn(path) is not null) return Endpoint.Publish;
        if (PublishBatchEndpoint.IsAt(path)) return Endpoint.PublishBatch;
        if (LimitsEndpoint.IsAt(path)) return Endpoint.Limits;
        var isCometd = trimmed == "/cometd" || trimmed.StartsWith("/cometd/", StringComparison.Ordinal);
        return isCometd ? Endpoint.Cometd : Endpoint.None;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(
        HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit) return null;
        var buffer = new byte[limit + 1];
        var length = await request.Body
            .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return length > limit ? null : buffer.AsMemory(0, length).ToArray();
    }
}
