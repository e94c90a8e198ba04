namespace TypedStreaming.Transport;

/// <summary>What an org answered when it was asked for its versions.</summary>
/// <param name="Version">The newest version, such as <c>66.0</c>; null if the answer does not say.</param>
/// <param name="Defect">What is wrong with the answer, in that case.</param>
internal readonly record struct NewestVersion(string? Version, StreamingException? Defect);
