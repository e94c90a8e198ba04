namespace TypedStreaming.Simulator;

/// <summary>What becomes of the <c>id</c> of a client's message in its reply.</summary>
public enum MessageIdForm
{
    /// <summary>Repeated as it was sent: a text as a text, a number as a number.</summary>
    AsSent,

    /// <summary>
    /// Left out, as in some error replies of Salesforce. Clients that match replies by their ids, as Faye does, do not
    /// get past the handshake.
    /// </summary>
    Omitted,
}
