namespace TypedStreaming.Hosting;

/// <summary>The action that follows a final error of a client: one that passes only if somebody does something about it.</summary>
public enum FinalErrorAction
{
    /// <summary>The host stops, and the process ends with exit code 1. This is the default of a client without a name.</summary>
    StopHost,

    /// <summary>
    /// The handlers of this client end, its health check is unhealthy, and the other clients go on. This is the default of a client with a
    /// name.
    /// </summary>
    StopClient,
}
