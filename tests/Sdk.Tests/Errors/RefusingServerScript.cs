namespace TypedStreaming.Tests.Errors;

/// <summary>The responses of a <see cref="RefusingServer"/>.</summary>
internal sealed record RefusingServerScript
{
    public string Version { get; init; } = "4.1.0";

    /// <summary>The largest frame in bytes that the server accepts.</summary>
    public int FrameMax { get; init; } = 131_072;

    /// <summary>True to refuse each message, as a queue that has reached its limit; false to return it, because no queue gets it.</summary>
    public bool HasQueues { get; init; } = true;
}
