namespace TypedStreaming.PubSub.Publishing;

/// <summary>The login that a call publishes with. It ends when the client is stopped or disposed, or gets a token of another org.</summary>
/// <param name="Token">Returns the current token. Gets a new token first if the current token is the given one, which the server has refused.</param>
/// <param name="UserId">Returns the id of the user who has logged in. Triggers and flows run only for events whose <c>CreatedById</c> is this user.</param>
internal sealed record PublisherLogin(Func<AccessToken?, CancellationToken, Task<AccessToken>> Token, Func<CancellationToken, ValueTask<string>> UserId);
