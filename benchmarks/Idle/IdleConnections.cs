namespace TypedStreaming.Benchmarks.Idle;

/// <summary>Whose HTTP connections the clients use.</summary>
internal enum IdleConnections
{
    /// <summary>Each client makes a handler, as it does by default.</summary>
    Own,

    /// <summary>All clients are given one handler, as the bare sessions have one.</summary>
    Shared,
}
