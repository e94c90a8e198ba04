namespace TypedStreaming.Simulator.Cometd;

/// <summary>The error for a refused Bayeux message, and the reconnect advice for the client.</summary>
internal sealed record Refusal(
    string Error, string? Reconnect = null, int? Interval = null, string? FailureReason = null)
{
    public static Refusal UnknownClient { get; } = new(ErrorText.UnknownClient, "handshake", 0);

    public static Refusal ClosedClient { get; } = new(ErrorText.UnknownClient, "none", 0);

    public static Refusal InvalidToken { get; } = new(ErrorText.InvalidToken, "none", 0);

    public static Refusal MissingToken { get; } = new(ErrorText.MissingToken, "none", 0);

    public static Refusal ClientsUsedUp { get; } = new(ErrorText.ClientsUsedUp);

    public static Refusal DeliveriesUsedUp { get; } = new(ErrorText.DeliveriesUsedUp, "none", 0);

    /// <summary>
    /// Converts the refusal to the form that the server uses for a handshake. The error only states that the handshake is denied; the failure reason
    /// contains the cause.
    /// </summary>
    public Refusal AsDeniedHandshake() => new(ErrorText.HandshakeDenied, "none", FailureReason: Error);
}
