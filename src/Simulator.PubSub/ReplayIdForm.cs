namespace TypedStreaming.Simulator.PubSub;

/// <summary>The forms that replay ids can have over gRPC. Clients must treat the ids as opaque in both forms.</summary>
public enum ReplayIdForm
{
    /// <summary>
    /// 10 bytes, as observed in real orgs: the number that CometD uses as the replay id, with the most significant byte first, followed by two zero
    /// bytes. An id of 8 bytes without the zero bytes is accepted too.
    /// </summary>
    Numbered,

    /// <summary>9 bytes that contain no number and have no meaningful order. A client that treats ids as numbers fails with this form.</summary>
    Opaque,
}
