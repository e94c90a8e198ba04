using System.Text.Json.Nodes;
using TypedStreaming.PubSub;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Publish;

/// <summary>Publishes events over the Pub/Sub API, many with each request, until a request contains an event that is not published.</summary>
internal sealed class PubSubPublishing(PubSubClient client, string eventName, IReadOnlyList<JsonObject> events) : IPublishing
{
    /// <summary>The number of events that Salesforce advises for one request at most.</summary>
    private const int BatchSize = 200;

    private readonly PublishOptions _options = new() { Channel = "/event/" + eventName };

    public async Task RunAsync(int skip, Action<int, string?> published, CancellationToken cancellationToken)
    {
        await client.StartAsync(cancellationToken).ConfigureAwait(false);
        for (var start = skip; start < events.Count; start += BatchSize)
        {
            var results = await PublishAsync(start, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].IsPublished) published(start + i + 1, results[i].EventUuid?.ToString());
            }

            if (PublishFailure.Of(results, start, events.Count) is { } failure) throw new ToolException(failure, ExitCodes.Failure);
        }
    }

    private async Task<PublishResults> PublishAsync(int start, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PublishAsync(events.Skip(start).Take(BatchSize).Select(static fields => new JsonEvent(fields)), _options, cancellationToken).ConfigureAwait(false);
        }
        catch (StreamingException e) when (start > 0)
        {
            throw new ToolException($"{e.Message} The events before number {start + 1} are published or skipped. To continue, write --skip {start}.", ExitCodes.Failure);
        }
    }
}
