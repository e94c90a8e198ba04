namespace WebFeed;

/// <summary>Sets the security headers that browsers apply to the page, and refuses requests from pages of other sites.</summary>
internal static class PageSecurity
{
    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!ComesFromAnotherSite(context.Request)) return next(context);

        // Such a page could not read the alerts, but it could occupy the places of all browsers.
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This feed is for its own page only.", context.RequestAborted);
    }

    /// <summary>Returns true if a page of another site made the request. A link to this page is allowed.</summary>
    private static bool ComesFromAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
}
