using System.Text.Json.Nodes;
using TypedStreaming.Publishing;
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
            Show(results, start, advance);
            if (ReasonToStop(results, start) is { } reason) throw new ToolException(reason, ExitCodes.Failure);
        }
    }

    private void Show(IReadOnlyList<PublishResult> results, int start, Action advance)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Status != PublishStatus.NotSent) output.Add(start + i + 1, results[i]);
            if (results[i].IsPublished) advance();
        }
    }

    private static PublishResult Interrupted(PublishResult result) => result.Status is PublishStatus.Published or PublishStatus.Refused
        ? result
        : new PublishResult { Status = result.Status, EventUuid = result.EventUuid, Error = "the command was interrupted.", IsTransient = true };

    private string? ReasonToStop(PublishResults results, int start)
    {
        if (PublishFailure.Of(results, start, events.Count, _options.Channel!) is { } failure) return $"{failure} {output.Missing()}".TrimEnd();
        var next = start + results.Count + 1;
        return output.HasFailed && next <= events.Count ? $"{output.Missing()} The events from number {next} on were not sent: to publish them, use --skip {next - 1}." : null;
    }

    private async Task<PublishResults> PublishAsync(int start, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await client.PublishAsync(events.Skip(start).Take(batchSize).Select(static fields => new JsonEvent(fields)), _options, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw Interruption(start, (e as InterruptedPublishException)?.Results ?? new PublishResults([]));
        }
        catch (StreamingException e) when (start > 0)
        {
            // Nothing of this batch was sent.
            throw new ToolException($"{ErrorText.Of(e)} The events before number {start + 1} were published or skipped. To continue with number {start + 1}, use --skip {start}.", ExitCodes.Failure);
        }
    }

    /// <summary>Shows the outcomes of an interrupted request. An event without an outcome was not sent.</summary>
    private ToolException Interruption(int start, PublishResults results)
    {
        var unsent = new PublishResult { Status = PublishStatus.NotSent };
        var request = Enumerable.Range(0, Math.Min(batchSize, events.Count - start)).Select(i => Interrupted(i < results.Count ? results[i] : unsent)).ToList();
        Show(request, start, static () => { });
        return new ToolException($"{PublishFailure.Of(request, start, events.Count, _options.Channel!)} {output.Missing()}".TrimEnd(), ExitCodes.Interrupted);
    }
}
