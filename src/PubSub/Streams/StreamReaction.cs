namespace TypedStreaming.PubSub.Streams;

/// <summary>The ways in which the client reacts to the end of a stream.</summary>
internal enum StreamReaction
{
    /// <summary>Reopens the stream after a short delay.</summary>
    Reopen,

    /// <summary>Reopens the stream after a longer delay, because the server is overloaded.</summary>
    ReopenLater,

    /// <summary>Reopens the stream after several minutes, because an org limit is used up.</summary>
    WaitForLimit,

    /// <summary>Gets a new access token, and reopens the stream.</summary>
    RenewToken,

    /// <summary>Restarts the stream at another position, because the server does not know the replay id.</summary>
    Restart,

    /// <summary>Ends the consumer with the error that ended the stream.</summary>
    End,
}
