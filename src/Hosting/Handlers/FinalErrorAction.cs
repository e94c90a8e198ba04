namespace TypedStreaming.Hosting;

/// <summary>Specifies what happens after a final error of a client. A final error is an error that a retry cannot fix.</summary>
public enum FinalErrorAction
{
    /// <summary>The host stops, and the process ends with exit code 1. This is the default of a client without a name.</summary>
    StopHost,

    /// <summary>
    /// The handlers of this client end, and its health check becomes unhealthy. Other clients continue. This is the default of a client with a name.
    /// If the setting has its default value, the host stops when the last of several clients has ended in this way.
    /// </summary>
    StopClient,
}
