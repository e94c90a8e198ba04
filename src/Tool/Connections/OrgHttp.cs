using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Unicode;
using TypedStreaming.Authentication;
using TypedStreaming.Tool.Login;

namespace TypedStreaming.Tool.Connections;

/// <summary>
/// Sends read-only requests to the REST API, without opening a session, following redirects or storing cookies. A token is sent only to the org's
/// own address, and is removed from every response, because a server or a proxy can repeat the token in an error message. It is also removed from
/// responses to requests that were sent without it.
/// </summary>
internal sealed class OrgHttp : IDisposable
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly SocketsHttpHandler _handler;

    public OrgHttp(TimeSpan timeout)
    {
        _handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTimeout };
        _handler.SslOptions.RemoteCertificateValidationCallback = KeepCertificate;
        Client = new HttpClient(_handler) { Timeout = timeout, MaxResponseContentBufferSize = LostRequest.LargestBody * Mebibyte };
    }

    public HttpClient Client { get; }

    /// <summary>A description of the server's certificate for the last connection, or null before the first connection.</summary>
    public string? Certificate { get; private set; }

    /// <summary>The problems with the server's certificate for the last connection.</summary>
    public SslPolicyErrors CertificateErrors { get; private set; }

    /// <summary>The login's access token, or null before the login. It is removed from all responses, even if a request is sent without it.</summary>
    public AccessToken? Known { get; set; }

    public async Task<RestReply> GetAsync(Uri instance, string path, AccessToken? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(instance, path));
        if (token is not null && OrgAddress.IsSafe(instance)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        var secret = (token ?? Known)?.Reveal();
        try
        {
            using var response = await Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ReplyOf(response, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), secret);
        }
        catch (HttpRequestException e) when (SecretMask.Apply(e, secret) != e)
        {
            throw SecretMask.Apply(e, secret);
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    private static RestReply ReplyOf(HttpResponseMessage response, byte[] body, string? secret) => new((int)response.StatusCode, Parse(SecretMask.Apply(body, secret)))
    {
        MediaType = response.Content.Headers.ContentType?.MediaType,
        IsEmpty = body.Length == 0,
        // Only the host is kept, because the query of a redirect can contain a token.
        RedirectHost = response.Headers.Location is { IsAbsoluteUri: true, Host: var host } ? SecretMask.ApplyToHost(host, secret) : null,
    };

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span)) return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The result is that of the check which .NET makes: only the texts are kept.
    private bool KeepCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        CertificateErrors = errors;
        if (certificate is X509Certificate2 known)
            Certificate = $"certificate of {known.GetNameInfo(X509NameType.SimpleName, forIssuer: false)} from {known.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}, valid until {known.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return errors == SslPolicyErrors.None;
    }
}
