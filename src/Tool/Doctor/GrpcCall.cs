using System.Net;
using System.Net.Http.Headers;
using TypedStreaming.Tool.Login;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Makes unary calls to the Pub/Sub API, and reports why a call failed. Redirects are not followed, and a token is sent only to an address that
/// uses HTTPS or is on the local machine.
/// </summary>
internal sealed class GrpcCall : IDisposable
{
    private const string Service = "/eventbus.v1.PubSub/";
    private const int LargestReply = 4 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <param name="address">The address of the Pub/Sub API.</param>
    /// <param name="proxy">The proxy of the environment, which decides for which addresses it is used; null for none.</param>
    /// <param name="time">The clock.</param>
    public GrpcCall(Uri address, IWebProxy? proxy, TimeProvider time)
    {
        (_address, _time) = (address, time);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Limit, Proxy = proxy, UseProxy = proxy is not null };
        _client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestReply };
    }

    /// <param name="method">The name of the call, such as <c>GetTopic</c>.</param>
    /// <param name="message">The request.</param>
    /// <param name="token">The token, which reports the id of the org; null for a call without a login.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HttpRequestException">There is no response.</exception>
    /// <exception cref="TimeoutException">There is no response in time.</exception>
    public async Task<GrpcReply> SendAsync(string method, byte[] message, AccessToken? token, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = Request(method, message, token);
        try
        {
            using var response = await _client.SendAsync(request, both.Token).ConfigureAwait(false);
            return GrpcReply.Of(response, await response.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false), token?.Reveal());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(string method, byte[] message, AccessToken? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, Service + method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(GrpcReply.Framed(message)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (token is null || !OrgAddress.IsSafe(_address)) return request;
        request.Headers.TryAddWithoutValidation("accesstoken", token.Reveal());
        request.Headers.TryAddWithoutValidation("instanceurl", token.InstanceUrl.GetLeftPart(UriPartial.Authority));
        request.Headers.TryAddWithoutValidation("tenantid", token.OrganizationId);
        return request;
    }
}
