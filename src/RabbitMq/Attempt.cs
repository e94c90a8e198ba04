namespace TypedStreaming.RabbitMq;

/// <summary>A description of a request to the server, for error messages.</summary>
/// <param name="Text">What follows "the server cannot".</param>
/// <param name="Permissions">The permissions that it needs, or an empty text if it needs none.</param>
internal sealed record Attempt(string Text, string Permissions = "");
