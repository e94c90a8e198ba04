namespace TypedStreaming.Session;

/// <summary>The application's request to stop a session.</summary>
/// <param name="Cause">The exception that the enumerations get, or null for a normal end.</param>
internal sealed record StopRequest(Exception? Cause);
