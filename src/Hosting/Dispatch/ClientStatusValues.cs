namespace TypedStreaming.Hosting.Dispatch;

/// <summary>A snapshot of a client's state.</summary>
/// <param name="State">The client's state.</param>
/// <param name="Since">The time at which the client entered this state or, during an outage, the time at which the outage began.</param>
/// <param name="LastCause">The kind of the last failure, or null.</param>
/// <param name="HasFinalError">True if the client's handlers have ended with a final error.</param>
/// <param name="IsTryingAgain">True if the client could not start or its session failed, and the client will be started again after a pause.</param>
internal sealed record ClientStatusValues(ClientState State, DateTimeOffset Since, StreamingError? LastCause, bool HasFinalError, bool IsTryingAgain)
{
    /// <summary>True if the client is started but has no session.</summary>
    public bool IsOutage => State is ClientState.Recovering or ClientState.Paused or ClientState.Faulted or ClientState.Connecting;
}
