using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TypedStreaming.Telemetry;
using TypedStreaming.Transport;

namespace TypedStreaming.Bayeux;

/// <summary>
/// The extensions of a client, in the order in which they are called. If the client has no extensions, messages are passed on without overhead.
/// </summary>
/// <param name="extensions">The extensions.</param>
/// <param name="timeout">The time limit of one call, so that a call that never returns cannot prevent the client from stopping.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The logger that reports messages that cannot be shown.</param>
internal sealed class ExtensionChain(IReadOnlyList<BayeuxExtension> extensions, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private static readonly string[] OfTheSession = ["channel", "id", "clientId"];

    public bool IsEmpty => extensions.Count == 0;

    /// <summary>Passes a request (an array of one message) to each extension, which can change the message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="deadline">The time limit of the request itself. Each call has this limit too.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The request as the extensions changed it.</returns>
    /// <exception cref="StreamingException">An extension threw, or changed a member that belongs to the session.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendingAsync(ReadOnlyMemory<byte> request, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (extensions.Count == 0) return request;
        var message = JsonNode.Parse(request.Span)!.AsArray()[0]!.AsObject();
        foreach (var extension in extensions)
        {
            var before = Identity(message);
            await CallAsync(extension, (e, token) => e.OnSendingAsync(message, token), deadline, cancellationToken).ConfigureAwait(false);
            request = Written(extension, message);
            if (!Identity(message).SequenceEqual(before, StringComparer.Ordinal)) throw Failed(extension, "changed the channel, the id or the client id of a message, which is not allowed", null);
        }

        return request;
    }

    /// <summary>Passes each message in a part of a response to each extension.</summary>
    /// <returns>The position at which the part ends.</returns>
    /// <exception cref="StreamingException">An extension threw.</exception>
    public async ValueTask<BodyPosition> ReceivedAsync(
        ReadOnlyMemory<byte> part, BodyPosition position, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var (messages, end) = Messages(part.Span, position);
        foreach (var message in messages)
        {
            foreach (var extension in extensions)
                await CallAsync(extension, (e, token) => e.OnReceivedAsync(message, token), deadline, cancellationToken).ConfigureAwait(false);
        }

        return end;
    }

    private async ValueTask CallAsync(
        BayeuxExtension extension, Func<BayeuxExtension, CancellationToken, ValueTask> call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var limit = deadline < timeout ? deadline : timeout;
        using var late = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await Abandoning.RunAsync(
                async token => { await call(extension, token).ConfigureAwait(false); return true; }, time, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(extension, $"did not return within {limit.TotalSeconds:0.###} s", e);
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
            throw Failed(extension, $"changed a message so that it cannot be written as JSON: {e.Message}", e);
        }
    }

    private static List<string?> Identity(JsonObject message) => [.. OfTheSession.Select(name => message[name]?.ToJsonString())];

    private (List<BayeuxMessage> Messages, BodyPosition End) Messages(ReadOnlySpan<byte> part, BodyPosition position)
    {
        var messages = new List<BayeuxMessage>();
        var reader = new BayeuxReader(part, position, isLast: false);
        try
        {
            while (reader.Read())
            {
                if (BayeuxMessage.TryParse(reader.Current.Message) is { } message) messages.Add(message);
                else SessionLog.TooDeepToShow(logger, Encoding.UTF8.GetString(reader.Current.Channel));
            }

            return (messages, reader.Position);
        }
        catch (JsonException)
        {
            // The session finds the same defect, and abandons the response because of it. The rest of the response is not shown.
            return (messages, reader.Position with { Next = BodyPart.Nothing });
        }
    }

    private static StreamingException Failed(BayeuxExtension extension, string what, Exception? inner) => new(
        StreamingError.ExtensionFailed, $"The extension {extension.GetType().Name} {what}. The streams end, because the extension may have missed messages. Fix the extension, and start the client again.", inner);
}
