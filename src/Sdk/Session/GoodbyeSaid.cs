namespace TypedStreaming.Session;

/// <summary>The disconnect of a client id that was given up has ended, one way or another.</summary>
/// <param name="Bytes">How large its answer was.</param>
internal sealed record GoodbyeSaid(long Bytes) : ISessionInput;
