namespace TypedStreaming.PubSub.Streams;

/// <summary>The ways in which the client reacts to the end of a stream.</summary>
internal enum StreamReaction
{
    /// <summary>Opens the stream again after a short delay.</summary>
    Reopen,

    /// <summary>Opens the stream again after a longer delay, because the server is overloaded.</summary>
    ReopenLater,

    /// <summary>Opens the stream again after several minutes, because a limit of the org is used up.</summary>
    WaitForLimit,

    /// <summary>Gets a new access token, and opens the stream again.</summary>
    RenewToken,

    /// <summary>Starts at another position, because the server does not know the replay id.</summary>
    Restart,

    /// <summary>Ends the consumer with the error.</summary>
    End,
}
