namespace TypedStreaming.Session;

/// <summary>A request that a program makes to a session. The program waits for the result.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the program's wait for the result with a failure. Only the first call has an effect.</summary>
    void Fail(Exception cause);
}
