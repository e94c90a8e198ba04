using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Publish;

/// <summary>Publishes events over REST in their order, with one request for each event. Stops at the first event that is refused.</summary>
internal sealed class RestPublishing(StreamingClient client, string eventName, IReadOnlyList<JsonObject> events) : IPublishing
{
    public async Task RunAsync(int skip, Action<int, string?> published, CancellationToken cancellationToken)
    {
        await client.StartAsync(cancellationToken).ConfigureAwait(false);

        // The endpoint is /cometd/NN.0 with the version that the client has chosen.
        var path = $"/services/data/v{client.Endpoint!.Segments[^1]}/sobjects/{eventName}";
        for (var number = skip + 1; number <= events.Count; number++)
        {
            var reply = await PostAsync(path, number, cancellationToken).ConfigureAwait(false);
            published(number, UuidIn(reply));
        }
    }

    private async Task<JsonElement> PostAsync(string path, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PostAsync(path, events[number - 1], cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException e)
        {
            throw new ToolException(Failure(number, e), ExitCodes.Failure);
        }
    }

    private string Failure(int number, StreamingException failure)
    {
        var rest = events.Count == 1 ? "" : $" The events before it are published. To continue with it, write --skip {number - 1}.";
        return failure.StatusCode is not null
            ? $"Event {number} of {events.Count} was refused: {failure.ServerText ?? failure.Message}.{rest}"
            : $"It is not known if event {number} of {events.Count} is published: {failure.Message}{rest}";
    }

    // The id of the event is the message of an entry of 'errors', although the event was accepted.
    private static string? UuidIn(JsonElement reply) =>
        reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("errors", out var entries) && entries.ValueKind == JsonValueKind.Array && entries.GetArrayLength() > 0
        && entries[0].ValueKind == JsonValueKind.Object && entries[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? message.GetString()
            : null;
}
