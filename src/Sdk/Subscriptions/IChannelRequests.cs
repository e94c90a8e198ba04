namespace TypedStreaming.Subscriptions;

/// <summary>Where the table says which channels it wants on the wire.</summary>
internal interface IChannelRequests
{
    void Want(string channel);

    void Unwant(string channel);
}
