using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming;

/// <content>The application's own requests: Bayeux messages in parallel to the stream, and requests for JSON to the org's instance.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// The options for parsing a custom message from the application. The depth limit is one less than the default, because the message is sent
    /// inside an array.
    /// </summary>
    private static readonly JsonDocumentOptions Whole = new() { MaxDepth = 63, AllowDuplicateProperties = false };

    private static readonly string[] OfTheClient = [MetaChannel.Handshake, MetaChannel.Connect, MetaChannel.Disconnect];

    /// <summary>
    /// The address to which Bayeux messages are posted. It is <see cref="StreamingClientOptions.Endpoint"/> or, after the first handshake has been
    /// sent, the path <c>/cometd/NN.0</c> of the instance, where <c>NN.0</c> is the API version; null before that.
    /// </summary>
    public Uri? Endpoint
    {
        get
        {
            lock (_gate) return _context.Options.Endpoint ?? _session?.Endpoint;
        }
    }

    /// <summary>
    /// Sends a custom Bayeux message in parallel with the long poll, and starts the client if it is not started. The client sets the <c>id</c> and
    /// the <c>clientId</c> of the message. Events that arrive in the same response are delivered to their consumers as well.
    /// </summary>
    /// <param name="message">The message, with its <c>channel</c>. The client makes a copy. A handshake, connect or disconnect message is
    /// not allowed.</param>
    /// <param name="cancellationToken">Ends this wait only.</param>
    /// <returns>All messages of the response.</returns>
    /// <exception cref="ArgumentException">
    /// The message has no channel, has a channel that belongs to the client, or contains something that JSON cannot represent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The message would unsubscribe a channel that this client uses.</exception>
    /// <exception cref="StreamingException">The response was lost, or the client could not start.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    public async Task<IReadOnlyList<BayeuxMessage>> SendAsync(JsonObject message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var copy = Written(message);
        if (copy["channel"] is not JsonValue value || !value.TryGetValue<string>(out var channel) || !channel.StartsWith('/'))
            throw new ArgumentException("The message has no channel: set its member 'channel', for example to /meta/subscribe.", nameof(message));
        if (OfTheClient.Contains(channel))
            throw new ArgumentException($"Messages on {channel} are sent by the client itself: call {nameof(HandshakeAsync)} for a new session, or {nameof(DisconnectAsync)} to end it. The client polls automatically.", nameof(message));
        var session = await EstablishedAsync(cancellationToken).ConfigureAwait(false) ?? throw StoppedBefore("the message was sent");
        return await session.SendAsync(copy).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Replaces the session with a new one. In the new session, every channel resumes after its last event. If the client is not started, this method
    /// starts it. If a handshake is already running, this method waits for that handshake.
    /// </summary>
    /// <param name="cancellationToken">Ends this wait only.</param>
    /// <returns>The server's reply to the handshake.</returns>
    /// <exception cref="StreamingException">The client could not start, or the session could not be replaced.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the client was stopped during the wait.</exception>
    public Task<BayeuxMessage> HandshakeAsync(CancellationToken cancellationToken = default) =>
        Running().HandshakeAsync().WaitAsync(cancellationToken);

    /// <summary>Stops the client in the same way as <see cref="StopAsync"/>, and returns the server's reply to the disconnect request.</summary>
    /// <param name="cancellationToken">Ends this wait only; the client stops anyway.</param>
    /// <returns>The server's reply, or null if there was no session, or no reply came within 5 seconds.</returns>
    public async Task<BayeuxMessage?> DisconnectAsync(CancellationToken cancellationToken = default)
    {
        Session.StreamingSession? session;
        lock (_gate) session = _session;
        if (session is null || session.Completion.IsCompleted) return null;
        await StopAsync(cancellationToken).ConfigureAwait(false);
        return session.DisconnectReply;
    }

    /// <summary>Sends a GET request to the org's instance. See <see cref="RequestAsync"/>.</summary>
    /// <param name="path">A path on the instance, such as <c>/services/data/</c>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentException">The path is not valid, or leads to another host.</exception>
    /// <exception cref="StreamingException">See <see cref="RequestAsync"/>.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken = default) =>
        RequestAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a POST request with a JSON body to the org's instance. See <see cref="RequestAsync"/>.</summary>
    /// <param name="path">A path on the instance, such as <c>/services/data/v66.0/sobjects/Low_Ink__e</c>.</param>
    /// <param name="body">The JSON to post.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentException">The path is not valid, or leads to another host.</exception>
    /// <exception cref="StreamingException">See <see cref="RequestAsync"/>.</exception>
    public async Task<JsonElement> PostAsync(string path, JsonNode body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await RequestAsync(HttpMethod.Post, path, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Requests JSON from the org's instance with the client's access token, and starts the client if it is not started. The response can be up to 16
    /// MiB in size, and must arrive within <see cref="StreamingClientOptions.RequestTimeout"/>. The client never repeats such a request.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">A path on the instance. The client sends the token to no other host.</param>
    /// <param name="content">The content to send, or null. The client does not dispose it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The response. If it has no body, the value has the kind <see cref="JsonValueKind.Undefined"/>.</returns>
    /// <exception cref="ArgumentException">The path is not valid, or leads to another host.</exception>
    /// <exception cref="StreamingException"><see cref="StreamingError.RequestRefused"/> for a status other than 2xx (401:
    /// <see cref="StreamingError.AuthenticationRejected"/>), with <see cref="StreamingException.StatusCode"/>,
    /// <see cref="StreamingException.ErrorCode"/> and the response's first 1,000 bytes as <see cref="StreamingException.ServerText"/>. It has
    /// another error if no response comes in time, the response is not JSON, or the client could not start.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled, or the client was stopped during the request.</exception>
    public async Task<JsonElement> RequestAsync(HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var session = await EstablishedAsync(cancellationToken).ConfigureAwait(false) ?? throw StoppedBefore("the request was sent");
        var token = session.Token!;
        var requests = new InstanceRequests(_context.Connections.Instance, _context.Options.RequestTimeout, _context.Time);
        return await requests
            .SendAsync(method, InstanceRequests.Address(token.InstanceUrl, path), token, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies the application's message. If it cannot be written as JSON (for example, because it contains a cycle or a number that is not finite),
    /// the exception is thrown to the caller, and the session is not affected.
    /// </summary>
    private static JsonObject Written(JsonObject message)
    {
        try
        {
            return JsonNode.Parse(message.ToJsonString(), documentOptions: Whole)!.AsObject();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            throw new ArgumentException($"The message cannot be written as JSON: {e.Message}", nameof(message), e);
        }
    }

    private static OperationCanceledException StoppedBefore(string what) => new($"The client was stopped before {what}.");
}
