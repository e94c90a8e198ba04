namespace TypedStreaming.Subscriptions;

/// <summary>Where the table says which channels it wants on the wire.</summary>
internal interface IChannelRequests
{
    void Want(string channel);

    void Unwant(string channel);

    /// <summary>Somebody has joined a channel that was wanted before.</summary>
    void Join(string channel);
}
