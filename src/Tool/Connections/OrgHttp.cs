using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Unicode;
using TypedStreaming.Tool.Login;

namespace TypedStreaming.Tool.Connections;

/// <summary>
/// Sends requests to the REST API without a session. The client only reads, follows no redirects, keeps no cookies, and sends a token only to
/// the org's own address.
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

    /// <summary>A description of the certificate of the last connection; null before the first connection.</summary>
    public string? Certificate { get; private set; }

    /// <summary>The problems with the certificate of the last connection.</summary>
    public SslPolicyErrors CertificateErrors { get; private set; }

    public async Task<RestReply> GetAsync(Uri instance, string path, AccessToken? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(instance, path));
        if (token is not null && OrgAddress.IsSafe(instance)) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        using var response = await Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new RestReply((int)response.StatusCode, Parse(body))
        {
            MediaType = response.Content.Headers.ContentType?.MediaType,
            IsEmpty = body.Length == 0,
            Redirect = response.Headers.Location,
        };
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    private static JsonElement? Parse(byte[] body)
    {
        if (!Utf8.IsValid(body)) return null;
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
