namespace TypedStreaming.Session;

/// <summary>A request of the program to a session, for which it waits.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the wait. Only the first end counts.</summary>
    void Fail(Exception cause);
}
