namespace TypedStreaming.Benchmarks.Idle;

/// <summary>The HTTP connections that the clients use.</summary>
internal enum IdleConnections
{
    /// <summary>Each client makes a handler, as it does by default.</summary>
    Own,

    /// <summary>All clients share one handler, as the bare sessions do.</summary>
    Shared,
}
