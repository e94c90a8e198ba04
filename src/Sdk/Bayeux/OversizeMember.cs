namespace TypedStreaming.Bayeux;

/// <summary>The members that are looked for in a message that is too large to be kept.</summary>
internal enum OversizeMember
{
    Other,
    Channel,
    Data,
    Event,
    ReplayId,
}
