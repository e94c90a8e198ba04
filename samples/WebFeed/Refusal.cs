namespace WebFeed;

/// <summary>The response to a browser that cannot get a stream now.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.RetryAfter = "10";
        return context.Response.WriteAsync(text, cancellationToken);
    }
}
