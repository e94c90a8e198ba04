namespace TypedStreaming.Bayeux;

/// <summary>The members that the client looks for in a message that is too large to be kept.</summary>
internal enum OversizeMember
{
    Other,
    Channel,
    Data,
    Event,
    ReplayId,
}
