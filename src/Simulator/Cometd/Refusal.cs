namespace TypedStreaming.Simulator.Cometd;

/// <summary>Why a Bayeux message fails, and what the client is advised to do.</summary>
internal sealed record Refusal(
    string Error, string? Reconnect = null, int? Interval = null, string? FailureReason = null)
{
    public static Refusal UnknownClient { get; } = new(ErrorText.UnknownClient, "handshake", 0);

    public static Refusal ClosedClient { get; } = new(ErrorText.UnknownClient, "none", 0);

    public static Refusal InvalidToken { get; } = new(ErrorText.InvalidToken, "none", 0);

    public static Refusal MissingToken { get; } = new(ErrorText.MissingToken, "none", 0);

    public static Refusal ClientsUsedUp { get; } = new(ErrorText.ClientsUsedUp);

    public static Refusal DeliveriesUsedUp { get; } = new(ErrorText.DeliveriesUsedUp, "none", 0);

    /// <summary>A handshake wraps the cause: the error itself only says that it was denied.</summary>
    public Refusal AsDeniedHandshake() => new(ErrorText.HandshakeDenied, "none", FailureReason: Error);
}
