namespace TypedStreaming.Transport;

/// <summary>The possible effects of a request that failed.</summary>
internal enum RequestFate
{
    /// <summary>The server refused the request, so the request changed nothing.</summary>
    Refused,

    /// <summary>The request did not reach the server, so it changed nothing.</summary>
    NotProcessed,

    /// <summary>The request may have changed something.</summary>
    Unknown,
}
