namespace TypedStreaming.Tool.Doctor;

/// <summary>The remedies for a refused CometD session, by the cause.</summary>
internal static class HandshakeRemedies
{
    public static string Of(StreamingException failure) => failure.Error switch
    {
        StreamingError.LimitExceeded when Says(failure, "concurrent") => "Too many clients are connected: end those that nobody needs. A client that was killed frees its place after 40 seconds",
        StreamingError.LimitExceeded => "The daily deliveries are used up: nothing is delivered until the 24 hours are over",
        StreamingError.AuthenticationRejected => "The session policy may forbid this address or the Streaming API: see 'Lock sessions to the IP address' in Setup, Session Settings, and the scopes of the app",
        StreamingError.ServerBusy => "Try again in a minute",
        StreamingError.Transport => "A proxy or firewall may stop long polls: allow POST to /cometd at the address of the org",
        _ => "Give the user API Enabled, and check that the org has the Streaming API (Setup, User Interface)",
    };

    private static bool Says(StreamingException failure, string word) =>
        (failure.ServerText ?? failure.Message).Contains(word, StringComparison.OrdinalIgnoreCase);
}
