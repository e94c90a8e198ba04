namespace TypedStreaming.Simulator;

/// <summary>What becomes of the <c>id</c> of a client's message in its reply.</summary>
public enum MessageIdForm
{
    /// <summary>Repeated as it was sent.</summary>
    AsSent,

    /// <summary>A number, where the text that was sent is one, as in some samples of the guide.</summary>
    Number,

    /// <summary>Left out, as in some error replies of Salesforce.</summary>
    Omitted,
}
