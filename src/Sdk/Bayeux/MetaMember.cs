namespace TypedStreaming.Bayeux;

/// <summary>A member of a message on a meta channel that the client reads.</summary>
internal enum MetaMember
{
    Other,
    Id,
    ClientId,
    Subscription,
    Successful,
    Error,
    Advice,
    ConnectionTypes,
    Extension,
}
