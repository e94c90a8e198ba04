namespace TypedStreaming.Simulator;

/// <summary>The <c>id</c> in the reply to a client's message.</summary>
public enum MessageIdForm
{
    /// <summary>Repeated as it was sent: a string as a string, a number as a number.</summary>
    AsSent,

    /// <summary>Left out of failed replies, as in some samples of Salesforce; otherwise as sent.</summary>
    OmittedInErrors,

    /// <summary>
    /// Left out of all replies, which Bayeux forbids. Stock clients match replies by their ids and then hang; a client
    /// that matches them by channel does not.
    /// </summary>
    Omitted,
}
