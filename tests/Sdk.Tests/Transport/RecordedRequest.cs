namespace TypedStreaming.Tests.Transport;

/// <summary>A request as it reached a <see cref="ScriptedHandler"/>.</summary>
internal sealed record RecordedRequest(HttpMethod Method, Uri Address, string Headers, string Body)
{
    public static async Task<RecordedRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method,
        request.RequestUri!,
        request.Headers + (request.Content?.Headers.ToString() ?? ""),
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
}
