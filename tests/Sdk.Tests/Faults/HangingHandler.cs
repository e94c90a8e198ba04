using System.Text;
using TypedStreaming.Simulator;

namespace TypedStreaming.Tests.Faults;

/// <summary>A handler that hangs at one kind of request.</summary>
internal sealed class HangingHandler(RequestKind kind, HangingCode code)
    : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(CancellationToken.None));
        if (Is(request.RequestUri!.AbsolutePath, body)) await code.RunAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private bool Is(string path, string body) => kind switch
    {
        RequestKind.Login => path.StartsWith("/services/oauth2", StringComparison.Ordinal),
        RequestKind.Versions => path.StartsWith("/services/data", StringComparison.Ordinal),
        _ => body.Contains($"/meta/{kind.ToString().ToLowerInvariant()}", StringComparison.Ordinal),
    };
}
