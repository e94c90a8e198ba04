namespace TypedStreaming.Simulator;

/// <summary>The forms of the <c>id</c> in replies to a client's messages.</summary>
public enum MessageIdForm
{
    /// <summary>The id is repeated as it was sent: a string as a string, a number as a number.</summary>
    AsSent,

    /// <summary>Failed replies have no id, as in some Salesforce samples. Other replies have the id as it was sent.</summary>
    OmittedInErrors,

    /// <summary>
    /// No reply has an id, although Bayeux requires it. Unmodified CometD clients match replies by their ids, so they never find the reply; a
    /// client that matches replies by channel finds it.
    /// </summary>
    Omitted,
}
