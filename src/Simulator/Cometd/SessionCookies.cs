namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// The cookies of a session. Without <c>Secure</c>: the simulator speaks plain http, where clients would not return it.
/// </summary>
internal static class SessionCookies
{
    public const string Browser = "BAYEUX_BROWSER";
    public const string Stream = "sfdc-stream";

    public static string SetBrowser(string value) => $"{Browser}={value}; Path=/; HttpOnly";

    public static string SetStream(string value) => $"{Stream}={value}; Path=/";
}
