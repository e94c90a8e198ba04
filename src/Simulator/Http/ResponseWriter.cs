using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using TypedStreaming.Simulator.Faults;

namespace TypedStreaming.Simulator.Http;

/// <summary>Writes an HTTP response in one part or in several parts. If a fault cuts the response, only its beginning is written.</summary>
internal sealed class ResponseWriter(SimulatedOrgOptions options)
{
    private const int ChunksPerResponse = 7;
    private const string SetCookie = "Set-Cookie";

    public async Task WriteAsync(
        HttpContext context, HttpResponseData answer, DropPoint? drop, DripFault? drip, CancellationToken stopping)
    {
        if (drop == DropPoint.BeforeHeaders)
        {
            answer.BeforeLastByte();
            context.Abort();
            return;
        }

        var body = WriteHead(context, answer);
        // A response that is cut in the middle is shorter than its declared length, so the server closes the connection after it.
        var sent = drop == DropPoint.MidBody ? body.Length / 2 : Math.Max(0, body.Length - 1);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        try
        {
            await SendAsync(context.Response, body[..sent], drip ?? Pieces(body.Length), end.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            answer.BeforeLastByte();
        }

        if (drop is null) await SendAsync(context.Response, body[sent..]).ConfigureAwait(false);
        else if (options.ChunkedResponses) context.Abort();
    }

    private DripFault Pieces(int length) =>
        new(Math.Max(1, options.ChunkedResponses ? length / ChunksPerResponse : length), TimeSpan.Zero);

    private async Task SendAsync(
        HttpResponse response, ReadOnlyMemory<byte> bytes, DripFault drip, CancellationToken cancellationToken)
    {
        for (var start = 0; start < bytes.Length; start += drip.BytesPerPiece)
        {
            if (start > 0 && drip.Pause > TimeSpan.Zero)
                await Task.Delay(drip.Pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            var piece = bytes[start..Math.Min(bytes.Length, start + drip.BytesPerPiece)];
            await SendAsync(response, piece).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> bytes)
    {
        // A response without a body, such as 204, refuses even a write of nothing, and the server would close the connection.
        if (!bytes.IsEmpty) await response.Body.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
        await response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <returns>The bytes of the body in the form that is sent.</returns>
    private ReadOnlyMemory<byte> WriteHead(HttpContext context, HttpResponseData answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.ContentType.Length > 0) response.ContentType = answer.ContentType;
        response.Headers.Date = options.TimeProvider.GetUtcNow().ToString("R");
        foreach (var cookie in answer.SetCookies) response.Headers.Append(SetCookie, cookie);
        foreach (var (name, value) in answer.Headers)
        {
            if (name.Equals(SetCookie, StringComparison.OrdinalIgnoreCase)) response.Headers.Append(name, value);
            else response.Headers[name] = value;
        }

        var body = answer.Body;
        if (response.StatusCode == StatusCodes.Status204NoContent) return body;
        if (options.Compression && AcceptsGzip(context.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Compress(body);
        }

        if (!options.ChunkedResponses) response.ContentLength = body.Length;
        return body;
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(body.Span);
        return compressed.ToArray();
    }
}
