namespace TypedStreaming.Bayeux;

/// <summary>The members of a message that are sought in one that is too large to be kept.</summary>
internal enum OversizeMember
{
    Other,
    Channel,
    Data,
    Event,
    ReplayId,
}
