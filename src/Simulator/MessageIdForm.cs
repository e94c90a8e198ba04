namespace TypedStreaming.Simulator;

/// <summary>What becomes of the <c>id</c> of a client's message in its reply.</summary>
public enum MessageIdForm
{
    /// <summary>Repeated as it was sent: a text as a text, a number as a number.</summary>
    AsSent,

    /// <summary>Left out of failed replies, as in some samples of Salesforce; otherwise as sent.</summary>
    OmittedInErrors,

    /// <summary>
    /// Left out of all replies, which Bayeux forbids. Stock clients match replies by their ids and get stuck; a client
    /// that matches them by channel does not.
    /// </summary>
    Omitted,
}
