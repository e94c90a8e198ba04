namespace TypedStreaming.Session;

/// <summary>Something that the program asked of a session and waits for.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the wait. Only the first end counts.</summary>
    void Fail(Exception cause);
}
