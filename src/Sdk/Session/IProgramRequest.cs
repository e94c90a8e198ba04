namespace TypedStreaming.Session;

/// <summary>A request from the application to a session. The application waits for the result.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the application's wait for the result with a failure. Only the first call has an effect.</summary>
    void Fail(Exception cause);
}
