namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>An HTTP handler that answers some calls itself, as a hostile server or proxy would. The others go to the server.</summary>
internal sealed class InterceptingHandler : DelegatingHandler
{
    private readonly Func<HttpRequestMessage, string, Task<HttpResponseMessage?>> _answer;

    /// <param name="answer">Gets a request and the name of its method, and returns null for a request that goes to the server.</param>
    public InterceptingHandler(Func<HttpRequestMessage, string, Task<HttpResponseMessage?>> answer)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false }) => _answer = answer;

    /// <summary>Makes a response that consists of a status only, as for a refused call.</summary>
    public static HttpResponseMessage Refusal(HttpRequestMessage request, Grpc.Core.StatusCode status, string text, string? code = null)
    {
        var response = new HttpResponseMessage { Version = new Version(2, 0), RequestMessage = request, Content = new ByteArrayContent([]) };
        response.Content.Headers.ContentType = new("application/grpc");
        response.Headers.Add("grpc-status", $"{(int)status}");
        response.Headers.Add("grpc-message", Uri.EscapeDataString(text));
        if (code is not null) response.Headers.Add("error-code", $"sfdc.platform.eventbus.grpc.{code}");
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _answer(request, request.RequestUri!.Segments[^1]) ?? await base.SendAsync(request, cancellationToken);
}
