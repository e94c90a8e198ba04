using System.Globalization;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>
/// Requests the API versions of an org. The request needs no token, so none is sent (REST API guide, "List Available REST API Versions"). The token is
/// removed from error messages, because the server knows it from other requests.
/// </summary>
internal static class OrgVersions
{
    private const string CheckNetwork =
        $"Check the network and the address of the instance. Setting {nameof(StreamingClientOptions.ApiVersion)} avoids this request, but later requests will fail for the same reason";

    private const string DoWithout =
        $"Set {nameof(StreamingClientOptions.ApiVersion)} to avoid the request, or {nameof(StreamingClientOptions.Endpoint)} for a server that is not a Salesforce org";

    /// <summary>
    /// Requests the newest API version that the org supports, such as <c>66.0</c>. If the org's response is not valid, the result contains the
    /// reason.
    /// </summary>
    /// <exception cref="StreamingException">The org did not answer in time.</exception>
    public static async Task<NewestVersion> NewestAsync(
        HttpClient http, AccessToken login, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = new Uri(login.InstanceUrl, "/services/data/");
        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Abandoning.RunAsync(token => AskAsync(http, address, login.Reveal(), time, token), time, both.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailureText.Is(e) || e is StreamingException { Error: StreamingError.ResponseTooLarge })
        {
            throw Failed(address, SecretMask.Apply(HttpFailureText.Words(e), login.Reveal()), CheckNetwork, SecretMask.Apply(e, login.Reveal()));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(address, $"no response within {timeout.TotalSeconds:0.###} s", CheckNetwork, e);
        }
    }

    /// <summary>Returns an API version, such as <c>66.0</c>, as a number, or null if it is not a number.</summary>
    public static decimal? Number(string? version) =>
        decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<NewestVersion> AskAsync(HttpClient http, Uri address, string? secret, TimeProvider time, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) return new NewestVersion(null, Refused(response, address, secret, time));
        using var body = await BufferedBody.ReadSmallAsync(response, cancellationToken).ConfigureAwait(false);
        return Newest(SecretMask.Apply(body.Memory, secret), address);
    }

    private static NewestVersion Newest(ReadOnlyMemory<byte> json, Uri address)
    {
        try
        {
            using var list = JsonDocument.Parse(JsonText.WithoutMark(json));
            var newest = list.RootElement.EnumerateArray()
                .Select(static entry => entry.TryGetProperty("version", out var version) ? version.GetString() : null)
                .Where(static version => Number(version) is not null)
                .MaxBy(Number);
            return newest is null ? Unlisted(address, "the list contains no version", null) : new NewestVersion(newest, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unlisted(address, "the response is not a JSON list", e);
        }
    }

    private static StreamingException Refused(HttpResponseMessage response, Uri address, string? secret, TimeProvider time)
    {
        var why = $"the server answered HTTP {(int)response.StatusCode}"
            + (Redirect.Host(response, address, secret) is { } elsewhere ? $", a redirect to {elsewhere}, which is not followed" : "");
        return new StreamingException(StreamingError.Transport, Text(address, why, DoWithout))
        {
            IsTransient = TransientStatuses.Include((int)response.StatusCode),
            StatusCode = response.StatusCode,
            RetryAfter = RetryAfter.Of(response, time),
        };
    }

    private static NewestVersion Unlisted(Uri address, string why, Exception? inner) => new(null, Failed(address, why, DoWithout, inner));

    private static StreamingException Failed(Uri address, string why, string advice, Exception? inner) =>
        new(StreamingError.Transport, Text(address, why, advice), inner);

    private static string Text(Uri address, string why, string advice) =>
        $"The org's API versions could not be read from {address}: {why}. {advice}.";
}
