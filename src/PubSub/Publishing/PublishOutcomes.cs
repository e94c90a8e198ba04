using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>Creates the outcomes of published events.</summary>
internal static class PublishOutcomes
{
    /// <summary>
    /// Returns the outcome of each event of a request. A result in the response belongs to the event with the same id or, if the server sends no ids,
    /// to the event at the same position.
    /// </summary>
    /// <param name="batch">The events of the request.</param>
    /// <param name="response">The response.</param>
    /// <param name="used">The token of the request, which the server can repeat in its error texts.</param>
    public static IReadOnlyList<PublishResult> Of(PublishBatch batch, PublishResponse response, AccessToken used)
    {
        var byId = new Dictionary<string, Protocol.PublishResult>(StringComparer.OrdinalIgnoreCase);
        foreach (var result in response.Results) byId.TryAdd(result.CorrelationKey, result);
        return [.. batch.Events.Select((pending, place) =>
            byId.TryGetValue(pending.Id.ToString(), out var result) ? Of(pending, result, used)
            : place < response.Results.Count && response.Results[place].CorrelationKey.Length == 0 ? Of(pending, response.Results[place], used)
            : Unknown(pending, "The response does not contain an outcome for the event."))];
    }

    public static PublishResult Refused(string why, string? code = null, bool isTransient = false) =>
        new() { Status = PublishStatus.Refused, Error = why, ErrorCode = code, IsTransient = isTransient };

    public static PublishResult NotSent(string why, string? code = null) => new() { Status = PublishStatus.NotSent, Error = why, ErrorCode = code, IsTransient = true };

    public static PublishResult Unknown(PendingEvent pending, string why, string? code = null) =>
        new() { Status = PublishStatus.Unknown, EventUuid = pending.Id, Error = why, ErrorCode = code };

    private static PublishResult Of(PendingEvent pending, Protocol.PublishResult result, AccessToken used)
    {
        if (result.Error is { } error && (error.Msg.Length > 0 || result.ReplayId.IsEmpty))
            return Refused(error.Msg.Length > 0 ? ServerText.Clean(error.Msg, used.Reveal()) : "The server gave no reason.", error.Code.ToString().ToUpperInvariant());
        var replayId = result.ReplayId.IsEmpty || result.ReplayId.Length > OpaqueReplayId.MaxLength ? null : new OpaqueReplayId(result.ReplayId.Span);
        return new PublishResult { Status = PublishStatus.Published, EventUuid = pending.Id, OpaqueId = replayId };
    }
}
