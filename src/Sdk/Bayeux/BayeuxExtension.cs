using System.Text.Json.Nodes;

namespace TypedStreaming;

/// <summary>
/// An extension that is called with each outgoing and incoming Bayeux message. Derive from this class to add members to requests, or to keep a
/// transcript. Add the object to <see cref="StreamingClientOptions.Extensions"/>. Methods that are not overridden cause no overhead.
/// </summary>
/// <remarks>
/// The methods are called on threads of the thread pool, never on the poll loop. Two requests can run at the same time, so two calls can
/// run at the same time too. A slow extension delays the response that it looks at, and Salesforce forgets a client that is silent for 40
/// seconds. An exception, or a call that takes longer than <see cref="StreamingClientOptions.RequestTimeout"/>, ends the streams with
/// <see cref="StreamingError.ExtensionFailed"/>.
/// </remarks>
public abstract class BayeuxExtension
{
    /// <summary>Initializes a new instance of the <see cref="BayeuxExtension"/> class.</summary>
    protected BayeuxExtension()
    {
    }

    /// <summary>
    /// Called with each message before it is sent. The method can change everything in the message except <c>channel</c>, <c>id</c> and
    /// <c>clientId</c>.
    /// </summary>
    /// <param name="message">The message. It does not contain the access token, because the token is sent in a header.</param>
    /// <param name="cancellationToken">The token that is cancelled when the client abandons the request.</param>
    /// <returns>A task that is done when the message can be sent.</returns>
    public virtual ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Called with each message that has arrived completely, before the client processes it. The messages are passed in the order in which they
    /// appear in the response. If the connection breaks before the rest of the response arrives, the same message may arrive again. The method is not
    /// called for a message that is larger than <see cref="StreamingClientOptions.MaxMessageBytes"/>, is nested more than 512 levels deep, or
    /// contains data that is not valid JSON.
    /// </summary>
    /// <param name="message">The message: an event, or a reply on a meta channel.</param>
    /// <param name="cancellationToken">The token that is cancelled when the client abandons the request.</param>
    /// <returns>A task that is done when the client may continue.</returns>
    public virtual ValueTask OnReceivedAsync(BayeuxMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
