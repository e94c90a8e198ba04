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
        var body = answer.Body;
        // The end of the response is missing then, so the server closes the connection after what it has.
        var sent = drop == DropPoint.MidBody ? body.Length / 2 : Math.Max(0, body.Length - 1);
        await context.Response.Body.WriteAsync(body[..sent], CancellationToken.None).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        answer.BeforeLastByte();
        if (drop is null) await context.Response.Body.WriteAsync(body[sent..], CancellationToken.None).ConfigureAwait(false);
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
