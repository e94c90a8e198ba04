using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using TypedStreaming.Authentication;

namespace TypedStreaming.Transport;

/// <summary>Posts one Bayeux request and passes the response to a receiver as it arrives, within the deadlines of the request.</summary>
/// <param name="http">The HTTP client for the requests. Its own timeout is infinite, because each request has its own deadline.</param>
/// <param name="isForeign">True if the HTTP client uses the application's handler, which may ignore its cancellation.</param>
/// <param name="largestMessage">The largest size of a message in bytes.</param>
/// <param name="time">The clock of the deadlines.</param>
internal sealed class LongPollTransport(HttpClient http, bool isForeign, int largestMessage, TimeProvider time)
{
    private const int LargestRefusal = 64 * 1024;
    private const string Json = "application/json; charset=UTF-8";

    public LongPollTransport(HttpClients connections, int largestMessage, TimeProvider time)
        : this(connections.Instance, connections.IsInstanceForeign, largestMessage, time)
    {
    }

    /// <summary>Posts a request. The returned task can be awaited only once. The task ends when the receiver has received the whole body.</summary>
    /// <param name="request">The address, the body and the limits of the request.</param>
    /// <param name="sink">The receiver of a response with status 200. If it throws an exception, the request ends, and the exception is
    /// thrown unchanged.</param>
    /// <param name="abandoned">Ends the request immediately.</param>
    /// <exception cref="TransportException">The response has another status, was not read completely, or did not come in time.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask PostAsync(TransportRequest request, IResponseSink sink, CancellationToken abandoned)
    {
        using var deadlines = new ResponseDeadlines(request, time, abandoned);
        using var message = MakeMessage(request);
        using var response = await SendAsync(message, deadlines).ConfigureAwait(false);
        var setCookies = SetCookies(response);
        request.Cookies.Take(setCookies, request.Endpoint);
        if (response.StatusCode != HttpStatusCode.OK)
            throw NotAnswered(request, response, setCookies, await FirstBytesAsync(response, deadlines).ConfigureAwait(false));
        var head = new ResponseHeaders(response.Headers.Date, setCookies, response.Content.Headers.ContentLength);
        sink.Begin(head);
        using var body = new ResponseStream(await OpenAsync(response, deadlines).ConfigureAwait(false), isForeign, deadlines, time);
        deadlines.BeginBody();
        // The response owns the stream and disposes it.
        await ResponseReader
            .RunAsync(body, new ResponseWindow(WindowArrays.Instance, largestMessage), sink, head.Length, abandoned).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage message, ResponseDeadlines deadlines)
    {
        try
        {
            return await (isForeign ? SendForeignAsync(message, deadlines) : SendAsync(message, deadlines.Token)).ConfigureAwait(false);
        }
        catch (Exception e) when (deadlines.IsLoss(e))
        {
            throw deadlines.LossBy(e);
        }
    }

    private Task<HttpResponseMessage> SendForeignAsync(HttpRequestMessage message, ResponseDeadlines deadlines) =>
        Abandoning.RunAsync(token => SendAsync(message, token), time, deadlines.Token);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Stream> OpenAsync(HttpResponseMessage response, ResponseDeadlines deadlines)
    {
        try
        {
            // A stream of the SDK's own handler is available immediately.
            return isForeign
                ? await Abandoning.RunAsync(response.Content.ReadAsStreamAsync, time, deadlines.Token).ConfigureAwait(false)
                : response.Content.ReadAsStream(deadlines.Token);
        }
        catch (Exception e) when (deadlines.IsLoss(e))
        {
            throw deadlines.LossBy(e);
        }
    }

    private static HttpRequestMessage MakeMessage(TransportRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Endpoint)
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", Json); // As a text, because .NET formats a parsed value for each request.
        if (request.BearerToken is { } token) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Cookies.AddTo(message);
        return message;
    }

    private static IReadOnlyList<string> SetCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var headers) ? [.. headers] : [];

    /// <summary>
    /// Reads the start of a response with a status other than 200. The body may contain a Bayeux message with the reason. If the body cannot be
    /// read, only the status is used.
    /// </summary>
    private async Task<ReadOnlyMemory<byte>> FirstBytesAsync(HttpResponseMessage response, ResponseDeadlines deadlines)
    {
        try
        {
            return await Abandoning.RunAsync(token => FirstBytesAsync(response, token), time, deadlines.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailureText.Is(e) || e is OperationCanceledException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> FirstBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[LargestRefusal];
            return bytes.AsMemory(0, await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
        }
    }

    private TransportException NotAnswered(
        TransportRequest request, HttpResponseMessage response, IReadOnlyList<string> setCookies, ReadOnlyMemory<byte> body)
    {
        var status = (int)response.StatusCode;
        var words = $"{request.Endpoint.Host} answered HTTP {status} {SecretMask.Apply(response.ReasonPhrase ?? "", request.BearerToken)}".TrimEnd() + $" to {request.Endpoint.AbsolutePath}";
        if (Redirect.Host(response, request.Endpoint, request.BearerToken) is { } elsewhere)
            words += $", a redirect to {elsewhere}, which is not followed, because the token must not be sent to another host";
        return new TransportException(words)
        {
            HttpStatus = status,
            RetryAfter = RetryAfter.Of(response, time),
            SetCookies = setCookies,
            Body = body,
        };
    }
}
