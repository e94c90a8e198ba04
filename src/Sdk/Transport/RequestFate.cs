namespace TypedStreaming.Transport;

/// <summary>The certainty about a request that failed.</summary>
internal enum RequestFate
{
    /// <summary>The server refused it, so it changed nothing.</summary>
    Refused,

    /// <summary>It did not reach the server, so it changed nothing.</summary>
    NotProcessed,

    /// <summary>It may have changed something.</summary>
    Unknown,
}
