using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Simulator.Http;

/// <summary>Writes an answer, whole or broken.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, HttpAnswer answer, DropPoint? drop, DateTimeOffset now)
    {
        if (drop == DropPoint.BeforeHeaders)
        {
            answer.BeforeLastByte();
            context.Abort();
            return;
        }

        WriteHead(context.Response, answer, now);
        // Cut in the middle, the response ends short of its length, and so the server closes the connection after it.
        var body = answer.Body;
        var sent = drop == DropPoint.MidBody ? body.Length / 2 : Math.Max(0, body.Length - 1);
        try
        {
            await SendAsync(context.Response, body[..sent]).ConfigureAwait(false);
        }
        finally
        {
            answer.BeforeLastByte();
        }

        if (drop is null) await SendAsync(context.Response, body[sent..]).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> bytes)
    {
        await response.Body.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
        await response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static void WriteHead(HttpResponse response, HttpAnswer answer, DateTimeOffset now)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.Date = now.ToString("R");
        foreach (var cookie in answer.SetCookies) response.Headers.Append("Set-Cookie", cookie);
    }
}
