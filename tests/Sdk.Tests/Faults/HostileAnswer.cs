namespace TypedStreaming.Tests.Faults;

/// <summary>A response of the server that is spoiled.</summary>
/// <param name="Name">Its name in the report of the tests.</param>
/// <param name="Kind">The kind of the request that gets it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body before it is spoiled.</param>
internal sealed record HostileAnswer(string Name, string Kind, int Status, string Body)
{
    private const string TooBusy = "503::Server is too busy. Please try your request again later.";

    private static readonly HostileAnswer[] Refusals =
    [
        new("login 400", HostileServer.Login, 400, """{"error":"invalid_grant","error_description":"authentication failure"}"""),
        new("login 503", HostileServer.Login, 503, "<html><body>Service unavailable</body></html>"),
        new("handshake 403", HostileServer.Handshake, 403, Refused(HostileServer.Handshake, "403::Handshake denied", "none", "401::Authentication invalid")),
        new("connect 200", HostileServer.Connect, 200, Refused(HostileServer.Connect, "403::Unknown client", "handshake")),
        new("connect 401", HostileServer.Connect, 401, Refused(HostileServer.Connect, "401::Authentication invalid", "none")),
        new("connect 503", HostileServer.Connect, 503, Refused(HostileServer.Connect, TooBusy, "retry")),
        new("subscribe 403", HostileServer.Subscribe, 403, Refused(HostileServer.Subscribe, "403::Unknown client", "handshake")),
        new("subscribe 503", HostileServer.Subscribe, 503, Refused(HostileServer.Subscribe, "403:denied_by_security_policy:subscribe_denied", "retry", TooBusy)),
    ];

    /// <summary>The good responses, whose names are their kinds, and refusals.</summary>
    public static IReadOnlyDictionary<string, HostileAnswer> All { get; } = HostileServer.Good
        .Select(static good => new HostileAnswer(good.Key, good.Key, 200, good.Value))
        .Concat(Refusals)
        .ToDictionary(static answer => answer.Name, StringComparer.Ordinal);

    public bool IsGood => HostileServer.Good.ContainsKey(Name);

    private static string Refused(string channel, string error, string reconnect, string? reason = null)
    {
        var cause = reason is null ? "" : $$$""","ext":{"sfdc":{"failureReason":"{{{reason}}}"}}""";
        return $$"""
            [{"channel":"{{channel}}","id":"4","clientId":"1x2y","successful":false,"error":"{{error}}",
            "advice":{"reconnect":"{{reconnect}}","interval":0}{{cause}} }]
            """;
    }
}
