using System.Text.Json.Nodes;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Publishes the events of a command in order, and stops after the first request with an event that was not published, or with an
/// outcome that could not be shown.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="eventName">The API name of the event.</param>
/// <param name="events">All events of the command.</param>
/// <param name="batchSize">The number of events that are given to the client at the same time.</param>
/// <param name="output">The output for the outcomes.</param>
internal sealed class EventPublishing(IEventClient client, string eventName, IReadOnlyList<JsonObject> events, int batchSize, PublishOutput output)
{
    /// <summary>The batch size for the REST API: one event per request, so that nothing is sent after a refused event.</summary>
    public const int OneByOne = 1;

    /// <summary>The batch size for the Pub/Sub API: the maximum number of events per request that Salesforce recommends.</summary>
    public const int Many = 200;

    private readonly PublishOptions _options = new() { Channel = "/event/" + eventName };

    /// <param name="skip">The number of events at the beginning that are not published.</param>
    /// <param name="advance">Is called after each event that is published.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <exception cref="ToolException">
    /// An event was not published, or the command was interrupted. The message says which events are affected, and how to continue.
    /// </exception>
    public async Task RunAsync(int skip, Action advance, CancellationToken cancellationToken)
    {
        await client.StartAsync(cancellationToken).ConfigureAwait(false);
        for (var start = skip; start < events.Count; start += batchSize)
        {
            var results = await PublishAsync(start, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].Status != PublishStatus.NotSent) output.Add(start + i + 1, results[i]);
                if (results[i].IsPublished) advance();
            }

            if (ReasonToStop(results, start) is { } reason) throw new ToolException(reason, ExitCodes.Failure);
        }
    }

    private string? ReasonToStop(PublishResults results, int start)
    {
        if (PublishFailure.Of(results, start, events.Count, _options.Channel!) is { } failure) return $"{failure} {output.Missing()}".TrimEnd();
        var next = start + results.Count + 1;
        return output.HasFailed && next <= events.Count ? $"{output.Missing()} The events from number {next} on were not sent: to publish them, use --skip {next - 1}." : null;
    }

    private async Task<PublishResults> PublishAsync(int start, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) throw Interruption(start, PublishStatus.NotSent);
        try
        {
            return await client.PublishAsync(events.Skip(start).Take(batchSize).Select(static fields => new JsonEvent(fields)), _options, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw Interruption(start, PublishStatus.Unknown);
        }
        catch (StreamingException e) when (start > 0)
        {
            // Nothing of this batch was sent.
            throw new ToolException($"{ErrorText.Of(e)} The events before number {start + 1} were published or skipped. To continue with number {start + 1}, use --skip {start}.", ExitCodes.Failure);
        }
    }

    private ToolException Interruption(int start, PublishStatus status)
    {
        var result = new PublishResult { Status = status, Error = "the command was interrupted.", IsTransient = true };
        var request = Enumerable.Repeat(result, Math.Min(batchSize, events.Count - start)).ToList();
        return new ToolException($"{PublishFailure.Of(request, start, events.Count, _options.Channel!)} {output.Missing()}".TrimEnd(), ExitCodes.Interrupted);
    }
}
