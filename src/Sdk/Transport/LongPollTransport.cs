using System.Net;
using System.Net.Http.Headers;

namespace TypedStreaming.Transport;

/// <summary>Posts one Bayeux request and reads the whole answer, within a deadline.</summary>
/// <param name="http">The client to post with. Its own timeout is infinite: the deadline is given with each request.</param>
/// <param name="time">The clock of the deadlines.</param>
internal sealed class LongPollTransport(HttpClient http, TimeProvider time)
{
    private const int LargestRefusal = 64 * 1024;
    private const int LargestBody = 64 * 1024 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "UTF-8" };

    /// <summary>Posts a request. The deadline counts up to the headers; then each read has the idle limit, if there is one.</summary>
    /// <param name="request">Where to, what, and on whose behalf.</param>
    /// <param name="cancellationToken">Ends the request at once.</param>
    /// <returns>The body of the 200 answer, which the caller disposes.</returns>
    /// <exception cref="TransportException">The answer is another, was not read whole, or did not come in time.</exception>
    /// <exception cref="StreamingException">The answer is too large.</exception>
    public async Task<ResponseBody> PostAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(request.Deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        IReadOnlyList<string> setCookies = [];
        try
        {
            return await Abandoning.RunAsync(
                token => SendAsync(request, deadline, cookies => setCookies = cookies, token), time, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TransportException($"no answer from {request.Endpoint.Host} within {request.Deadline.TotalSeconds:0.###} s{OrItsPauses(request)}", e)
            {
                SetCookies = setCookies,
            };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportException($"the HTTP handler gave up the request to {request.Endpoint.Host}", e) { SetCookies = setCookies };
        }
        catch (Exception e) when (HttpTrouble.Is(e))
        {
            throw new TransportException(Located(HttpTrouble.Words(e), request.Endpoint.Host), e) { SetCookies = setCookies };
        }
        finally
        {
            // Not where they are read: an answer that comes when nobody waits any more must not change them.
            request.Cookies.Take(setCookies, request.Endpoint);
        }
    }

    private async Task<ResponseBody> SendAsync(
        TransportRequest request, CancellationTokenSource deadline, Action<IReadOnlyList<string>> onCookies, CancellationToken cancellationToken)
    {
        using var message = MakeMessage(request);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var setCookies = SetCookies(response);
        onCookies(setCookies);
        if (response.StatusCode != HttpStatusCode.OK)
            throw NotAnswered(request, response, setCookies, await FirstBytesAsync(response, cancellationToken).ConfigureAwait(false));

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var body = await ResponseBody
                .ReadAsync(stream, LargestBody, () => Postpone(deadline, request.IdleLimit), cancellationToken).ConfigureAwait(false);
            return body.From(response.Headers.Date, setCookies);
        }
    }

    private static void Postpone(CancellationTokenSource deadline, TimeSpan? idleLimit)
    {
        if (idleLimit is { } limit) deadline.CancelAfter(limit);
    }

    private static string OrItsPauses(TransportRequest request) =>
        request.IdleLimit is { } limit ? $", or none of its bytes for {limit.TotalSeconds:0.###} s" : "";

    private static HttpRequestMessage MakeMessage(TransportRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Endpoint)
        {
            Content = new ReadOnlyMemoryContent(request.Body) { Headers = { ContentType = Json } },
        };
        if (request.BearerToken is { } token) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Cookies.AddTo(message);
        return message;
    }

    private static IReadOnlyList<string> SetCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var headers) ? [.. headers] : [];

    /// <summary>
    /// The start of an answer that is not a plain success. It may say in Bayeux what its status means; a body that does not come
    /// adds nothing to the status.
    /// </summary>
    private static async Task<ReadOnlyMemory<byte>> FirstBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = new byte[LargestRefusal];
                return bytes.AsMemory(0, await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (HttpTrouble.Is(e) || e is OperationCanceledException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    private TransportException NotAnswered(
        TransportRequest request, HttpResponseMessage response, IReadOnlyList<string> setCookies, ReadOnlyMemory<byte> body)
    {
        var status = (int)response.StatusCode;
        var words = $"{request.Endpoint.Host} answered HTTP {status} {response.ReasonPhrase}".TrimEnd() + $" to {request.Endpoint.AbsolutePath}";
        if (Redirect.Host(response, request.Endpoint) is { } elsewhere)
            words += $", a redirect to {elsewhere}, which is not followed: the token is for its own instance only";
        return new TransportException(words)
        {
            HttpStatus = status,
            RetryAfter = RetryAfter.Of(response, time),
            SetCookies = setCookies,
            Body = body,
        };
    }

    private static string Located(string words, string host) =>
        words.Contains(host, StringComparison.OrdinalIgnoreCase) ? words : $"{words} ({host})";
}
