using System.Net;
using System.Net.Http.Headers;

namespace TypedStreaming.Transport;

/// <summary>Posts one Bayeux request and gives the answer to a sink while it arrives, within the deadlines of the request.</summary>
/// <param name="http">The client to post with. Its own timeout is infinite: the deadline is given with each request.</param>
/// <param name="largestMessage">How many bytes a message may have.</param>
/// <param name="time">The clock of the deadlines.</param>
internal sealed class LongPollTransport(HttpClient http, int largestMessage, TimeProvider time)
{
    private const int LargestRefusal = 64 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "UTF-8" };

    /// <summary>Posts a request. It ends when the sink has the whole body.</summary>
    /// <param name="request">Where to, what, and on whose behalf.</param>
    /// <param name="sink">What takes the 200 answer. Its exceptions end the request, and are thrown as they are.</param>
    /// <param name="abandoned">Ends the request at once.</param>
    /// <exception cref="TransportException">The answer is another, was not read whole, or did not come in time.</exception>
    public async Task PostAsync(TransportRequest request, IAnswerSink sink, CancellationToken abandoned)
    {
        using var deadlines = new AnswerDeadlines(request, time, abandoned);
        using var message = MakeMessage(request);
        using var response = await SendAsync(message, request, deadlines).ConfigureAwait(false);
        var setCookies = SetCookies(response);
        request.Cookies.Take(setCookies, request.Endpoint);
        if (response.StatusCode != HttpStatusCode.OK)
            throw NotAnswered(request, response, setCookies, await FirstBytesAsync(response, deadlines.Token).ConfigureAwait(false));
        var head = new AnswerHead(response.Headers.Date, setCookies, response.Content.Headers.ContentLength);
        sink.Begin(head);
        var body = await OpenAsync(response, request, deadlines).ConfigureAwait(false);
        await ReadAsync(body, sink, head.Length, abandoned).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, TransportRequest request, AnswerDeadlines deadlines) => TranslatedAsync(
        http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadlines.Token).OrAbandonAsync(time, deadlines.Token), request, deadlines);

    private async Task<AnswerBody> OpenAsync(HttpResponseMessage response, TransportRequest request, AnswerDeadlines deadlines)
    {
        var stream = await TranslatedAsync(
            response.Content.ReadAsStreamAsync(deadlines.Token).OrAbandonAsync(time, deadlines.Token), request, deadlines).ConfigureAwait(false);
        deadlines.Begin();
        return new AnswerBody(stream, deadlines, request.Endpoint.Host, time);
    }

    /// <summary>The response owns the stream: it is disposed with it.</summary>
    private async Task ReadAsync(AnswerBody body, IAnswerSink sink, long? expected, CancellationToken abandoned)
    {
        using var window = new AnswerWindow(WindowArrays.Instance, largestMessage);
        try
        {
            await new AnswerReading(body, window, sink, expected).RunAsync(abandoned).ConfigureAwait(false);
        }
        finally
        {
            if (!await body.AbandonAsync().ConfigureAwait(false)) window.Abandon();
        }
    }

    private static async Task<T> TranslatedAsync<T>(Task<T> call, TransportRequest request, AnswerDeadlines deadlines)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadlines.HavePassed)
        {
            throw deadlines.Missed(e);
        }
        catch (Exception e) when (HttpTrouble.Is(e))
        {
            throw new TransportException(HttpTrouble.Words(e, request.Endpoint.Host), e);
        }
    }

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
            RetryAfter = RetryAfter(response),
            SetCookies = setCookies,
            Body = body,
        };
    }

    /// <summary>Seconds, or a date by the server's clock.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
        _ => null,
    };
}
