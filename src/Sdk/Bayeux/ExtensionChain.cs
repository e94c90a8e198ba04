using System.Text.Json.Nodes;

namespace TypedStreaming.Bayeux;

/// <summary>The extensions of a client, in their order. Without any, messages cost nothing here.</summary>
/// <param name="extensions">The extensions.</param>
/// <param name="timeout">How long one call may take: one that hangs must not hold up a stop for ever.</param>
/// <param name="time">The clock.</param>
internal sealed class ExtensionChain(IReadOnlyList<BayeuxExtension> extensions, TimeSpan timeout, TimeProvider time)
{
    private static readonly string[] OfTheSession = ["channel", "id", "clientId"];

    public bool IsEmpty => extensions.Count == 0;

    /// <summary>Shows a request, an array of one message, to each extension.</summary>
    /// <returns>The request as they leave it.</returns>
    /// <exception cref="StreamingException">An extension threw, or changed what belongs to the session.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendingAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        if (extensions.Count == 0) return request;
        var message = JsonNode.Parse(request.Span)!.AsArray()[0]!.AsObject();
        foreach (var extension in extensions)
        {
            var before = Identity(message);
            await CallAsync(extension, e => e.OnSendingAsync(message, cancellationToken), cancellationToken).ConfigureAwait(false);
            request = Written(extension, message);
            if (!Identity(message).SequenceEqual(before, StringComparer.Ordinal)) throw Failed(extension, "changed the channel, the id or the client id of a message", null);
        }

        return request;
    }

    /// <summary>Shows a message of an answer to each extension.</summary>
    /// <exception cref="StreamingException">An extension threw.</exception>
    public async ValueTask ReceivedAsync(BayeuxMessage message, CancellationToken cancellationToken)
    {
        foreach (var extension in extensions)
            await CallAsync(extension, e => e.OnReceivedAsync(message, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CallAsync(BayeuxExtension extension, Func<BayeuxExtension, ValueTask> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(extension).AsTask().WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw Failed(extension, $"did not return within {timeout.TotalSeconds:0.###} s", e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failed(extension, $"threw {e.GetType().Name}", e);
        }
    }

    private static ReadOnlyMemory<byte> Written(BayeuxExtension extension, JsonObject message)
    {
        try
        {
            return BayeuxWriter.OneOf(message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw Failed(extension, $"left a message that cannot be written as JSON: {e.Message}", e);
        }
    }

    private static List<string?> Identity(JsonObject message) => [.. OfTheSession.Select(name => message[name]?.ToJsonString())];

    private static StreamingException Failed(BayeuxExtension extension, string what, Exception? inner) => new(
        Reason.ExtensionFailed, $"The extension {extension.GetType().Name} {what}. The streams end, because what it should have seen or done is missing.", inner);
}
