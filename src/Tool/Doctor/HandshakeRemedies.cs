namespace TypedStreaming.Tool.Doctor;

/// <summary>Chooses the advice for a refused CometD session according to the cause.</summary>
internal static class HandshakeRemedies
{
    public static string Of(StreamingException failure) => failure.Error switch
    {
        StreamingError.LimitExceeded when Says(failure, "concurrent") => "Too many clients are connected: stop the clients that are not needed. The session of a killed client ends after 40 seconds",
        StreamingError.LimitExceeded => "The daily allocation of deliveries is used up: no more events will be delivered until the 24-hour period ends",
        StreamingError.AuthenticationRejected => "The session policy may forbid this machine's IP address or the Streaming API: see 'Lock sessions to the IP address' in Setup, Session Settings, and the scopes of the app",
        StreamingError.ServerBusy => "Try again in a minute",
        StreamingError.Transport => "A proxy or firewall may block long polls: allow POST requests to /cometd at the org's address",
        _ => "Give the user the API Enabled permission, and check that the Streaming API is enabled in the org (Setup, User Interface)",
    };

    private static bool Says(StreamingException failure, string word) =>
        (failure.ServerText ?? failure.Message).Contains(word, StringComparison.OrdinalIgnoreCase);
}
