namespace TypedStreaming.Session;

/// <summary>The program has stopped a run.</summary>
/// <param name="Cause">What its enumerations get, or null for a plain end.</param>
internal sealed record StopRequest(Exception? Cause);
