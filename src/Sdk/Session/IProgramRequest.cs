namespace TypedStreaming.Session;

/// <summary>A request of the program to a session. The program waits for its result.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the wait with a failure. If it is called again, only the first call has an effect.</summary>
    void Fail(Exception cause);
}
