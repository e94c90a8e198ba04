namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// The cookies of a session. They do not have the attribute <c>Secure</c>, because the simulator uses plain HTTP, and clients send cookies with that
/// attribute over HTTPS only.
/// </summary>
internal sealed class SessionCookies(string furtherAttributes)
{
    public const string Browser = "BAYEUX_BROWSER";
    public const string Stream = "sfdc-stream";

    private readonly string _further = furtherAttributes.Length == 0 ? "" : $"; {furtherAttributes}";

    public string SetBrowser(string value) => $"{Browser}={value}; Path=/; HttpOnly{_further}";

    public string SetStream(string value) => $"{Stream}={value}; Path=/{_further}";
}
