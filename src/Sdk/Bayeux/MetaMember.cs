namespace TypedStreaming.Bayeux;

/// <summary>The members of a message on a meta channel that the client reads.</summary>
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
