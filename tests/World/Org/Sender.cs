namespace TypedStreaming.World.Org;

/// <summary>The sender of a request, and its target.</summary>
/// <param name="Host">The host that the request went to.</param>
/// <param name="Token">The token that it carries.</param>
/// <param name="Cookie">The cookies that it carries.</param>
internal sealed record Sender(string Host, string? Token, string? Cookie);
