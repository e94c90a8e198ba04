using System.Net.Http.Headers;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>Sends ordinary (non-streaming) requests to the org's instance, with the client's token. The responses are JSON.</summary>
internal sealed class InstanceRequests(HttpClient http, TimeSpan timeout, TimeProvider time)
{
    private const int LargestResponse = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    private static readonly Uri AnyInstance = new("https://instance.invalid");

    /// <summary>
    /// True if the token is also removed from JSON responses. This is used for responses whose text appears in exception messages. The application
    /// receives the responses to its own requests unchanged. The token is always removed from the text of a refusal.
    /// </summary>
    public bool HidesToken { get; init; }

    /// <summary>
    /// Returns the address of a path on the instance. No other host is allowed, because the token is sent with the request.
    /// </summary>
    /// <exception cref="ArgumentException">The path is not valid, or leads to another host.</exception>
    public static Uri Address(Uri instance, string path)
    {
        if (AddressOrNull(instance, path) is { } address) return address;
        throw new ArgumentException($"'{path}' is not a valid path on the org's instance: begin it with a slash, as in /services/data/.", nameof(path));
    }

    /// <summary>Returns true if a string is a valid path on an instance, without a host.</summary>
    public static bool IsPath(string path) => AddressOrNull(AnyInstance, path) is not null;

    /// <returns>The response's JSON; its kind is undefined if the response has no body.</returns>
    /// <exception cref="StreamingException">No response came in time, the status is not 2xx, or the body is not JSON.</exception>
    public async Task<JsonElement> SendAsync(
        HttpMethod method, Uri address, AccessToken token, HttpContent? content, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Abandoning.RunAsync(
                abandoned => AskAsync(method, address, token, content, deadline, abandoned), time, both.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailureText.Is(e))
        {
            throw Failed(method, address, SecretMask.Apply(HttpFailureText.Words(e), token.Reveal()) + ".", SecretMask.Apply(e, token.Reveal()));
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(method, address, $"no response within {timeout.TotalSeconds:0.###} s.", e);
        }
    }

    private async Task<JsonElement> AskAsync(
        HttpMethod method, Uri address, AccessToken token, HttpContent? content, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token.Reveal() is { } bearer) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            using var body = await ReadAsync(response, deadline, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Parse(address, response, JsonText.WithoutMark(HidesToken ? SecretMask.Apply(body.Memory, token.Reveal()) : body.Memory).Span, token)
                : throw RequestRefusal.Of(request, response, JsonText.WithoutMark(body.Memory), RetryAfter.Of(response, time), token.Reveal());
        }
        finally
        {
            request.Content = null; // The content belongs to the caller, who may send it again, but the request would dispose it.
        }
    }

    private async Task<BufferedBody> ReadAsync(HttpResponseMessage response, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            return await BufferedBody.ReadAsync(stream, LargestResponse, () => deadline.CancelAfter(timeout), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Parses the body of a response as JSON.</summary>
    private static JsonElement Parse(Uri address, HttpResponseMessage response, ReadOnlySpan<byte> body, AccessToken token)
    {
        if (body.IsEmpty) return default;
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException e)
        {
            throw NotJson(address, SecretMask.Apply(response.Content.Headers.ContentType?.MediaType ?? "none", token.Reveal()), body, SecretMask.Apply(e, token.Reveal()));
        }
    }

    /// <summary>
    /// Creates the error for a body that is not JSON. If the content type is JSON, the body was damaged in transit, so another attempt can succeed.
    /// If the content type is not JSON, another attempt would get the same result: a page from another server, or a resource in another format.
    /// </summary>
    private static StreamingException NotJson(Uri address, string type, ReadOnlySpan<byte> body, Exception inner)
    {
        var isTransient = type.EndsWith("json", StringComparison.OrdinalIgnoreCase);
        var what = IsPage(type, body)
            ? $": it is a page (HTML or XML). Check the address of the instance ({address.Authority}), and any proxies in between, because the response did not come from the API"
            : isTransient ? ". The response was damaged in transit, so try again" : ". Request a resource that is JSON: the client does not read other formats";
        return new StreamingException(StreamingError.Protocol, $"The response from {address.AbsolutePath} (content type: {type}) is not JSON{what}.", inner)
        {
            IsTransient = isTransient,
        };
    }

    private static bool IsPage(string type, ReadOnlySpan<byte> body) =>
        type is "text/html" or "application/xhtml+xml" || (body.TrimStart(WhiteSpace) is [(byte)'<', ..] && !type.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    private static Uri? AddressOrNull(Uri instance, string path) =>
        path is "/" or ['/', not ('/' or '\\'), ..] && Uri.TryCreate(instance, path, out var address) && SameHost(address, instance) ? address : null;

    private static StreamingException Failed(HttpMethod method, Uri address, string why, Exception inner) =>
        new(StreamingError.Transport, $"{method} {address.AbsolutePath} failed: {why}", inner);

    private static bool SameHost(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
