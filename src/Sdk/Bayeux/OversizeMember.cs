namespace TypedStreaming.Bayeux;

/// <summary>The members that the client looks for in a message that is larger than the limit.</summary>
internal enum OversizeMember
{
    Other,
    Channel,
    Data,
    Event,
    ReplayId,
}
