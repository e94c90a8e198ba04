namespace TypedStreaming.Transport;

/// <summary>The newest API version of an org, or the reason why the org's response contains no version.</summary>
/// <param name="Version">The newest version, such as <c>66.0</c>; null if the response does not contain it.</param>
/// <param name="Defect">The defect of the response if it contains no version; otherwise, null.</param>
internal readonly record struct NewestVersion(string? Version, StreamingException? Defect);
