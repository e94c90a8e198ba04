namespace TypedStreaming.Simulator.PubSub;

/// <summary>The forms of replay ids over gRPC. An id is opaque for clients in both of them.</summary>
public enum ReplayIdForm
{
    /// <summary>
    /// 10 bytes, as observed in real orgs: the number that is the replay id over CometD, most significant byte first, and two zero bytes. 8 bytes
    /// without the zeros are accepted too.
    /// </summary>
    Numbered,

    /// <summary>9 bytes that contain no number, and whose order says nothing. A client that treats ids as numbers fails with this form.</summary>
    Opaque,
}
