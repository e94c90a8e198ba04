namespace TypedStreaming.Session;

/// <summary>A request of the program that a session handles. The program waits for its result.</summary>
internal interface IProgramRequest : ISessionInput
{
    /// <summary>Ends the program's wait with a failure. Only the first call has an effect.</summary>
    void Fail(Exception cause);
}
