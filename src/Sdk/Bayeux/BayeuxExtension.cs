using System.Text.Json.Nodes;

namespace TypedStreaming;

/// <summary>
/// Sees each outgoing and incoming Bayeux message: derive from it to add members to requests, or to keep a transcript. Add it to
/// <see cref="StreamingClientOptions.Extensions"/>. Methods that are not overridden cost nothing.
/// </summary>
/// <remarks>
/// Calls come from the thread pool, never from the poll loop; two requests can run at the same time, so two calls can too. A slow extension
/// delays the answer that it looks at, and Salesforce forgets a client that is silent for 40 seconds. An exception, or a call that takes
/// longer than <see cref="StreamingClientOptions.RequestTimeout"/>, ends the streams with <see cref="StreamingError.ExtensionFailed"/>.
/// </remarks>
public abstract class BayeuxExtension
{
    /// <summary>Makes an extension.</summary>
    protected BayeuxExtension()
    {
    }

    /// <summary>Called with a message before it is sent. It may change everything except <c>channel</c>, <c>id</c> and <c>clientId</c>.</summary>
    /// <param name="message">The message. It contains no token, which is sent in a header.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <returns>A task that is done when the message can be sent.</returns>
    public virtual ValueTask OnSendingAsync(JsonObject message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Called with each message that has arrived completely, in the order of its answer, before the client processes it. If the rest of the
    /// answer is lost later, the message may come again. A message that is larger than <see cref="StreamingClientOptions.MaxMessageBytes"/>,
    /// nested more than 512 deep, or not valid JSON in its data, is not shown.
    /// </summary>
    /// <param name="message">The message: an event, or a reply on a meta channel.</param>
    /// <param name="cancellationToken">Cancelled when the request is given up.</param>
    /// <returns>A task that is done when the client may continue.</returns>
    public virtual ValueTask OnReceivedAsync(BayeuxMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
