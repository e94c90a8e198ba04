namespace TypedStreaming.Failover.Working;

/// <summary>The name of the worker that this process is.</summary>
internal sealed record WorkerName(string Text);
