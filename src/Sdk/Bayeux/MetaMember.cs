namespace TypedStreaming.Bayeux;

/// <summary>The members that the client reads from a message on a Bayeux meta channel, such as <c>/meta/connect</c>.</summary>
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
