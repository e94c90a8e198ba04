using System.Text.Json;

namespace TypedStreaming;

/// <content>The org's allocations for delivered events.</content>
public sealed partial class StreamingClient
{
    /// <summary>
    /// Reads the org's limits for delivered events, and compares them with the number of events that this client received. Starts the client if it is
    /// not started. The user needs the View Setup and Configuration permission. Each call counts as one API request against the org's limit.
    /// </summary>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>One entry for each <see cref="EventAllocationKind"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// <see cref="StreamingClientOptions.Endpoint"/> is set without <see cref="StreamingClientOptions.ApiVersion"/>, so the address of the limits
    /// is not known.
    /// </exception>
    /// <exception cref="StreamingException">See <see cref="RequestAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled, or the client was stopped during the request.</exception>
    public async Task<IReadOnlyList<EventAllocation>> GetAllocationsAsync(CancellationToken cancellationToken = default)
    {
        var session = await EstablishedAsync(cancellationToken).ConfigureAwait(false) ?? throw StoppedBefore("the limits were read");
        var version = session.Version ?? throw new InvalidOperationException(
            $"The limits of the org cannot be read, because the API version is not known: set {nameof(StreamingClientOptions)}.{nameof(StreamingClientOptions.ApiVersion)}.");
        var limits = await GetAsync($"/services/data/v{version}/limits", cancellationToken).ConfigureAwait(false);
        return [.. Enum.GetValues<EventAllocationKind>().Select(kind => AllocationIn(limits, kind))];
    }

    private EventAllocation AllocationIn(JsonElement limits, EventAllocationKind kind)
    {
        var limit = MemberOf(limits, LimitOf(kind));
        return new EventAllocation
        {
            Kind = kind,
            Received = _context.Metrics.Delivered.Of(kind),
            Limit = NumberIn(limit, "Max"),
            Remaining = NumberIn(limit, "Remaining"),
        };
    }

    private static string LimitOf(EventAllocationKind kind) => kind switch
    {
        EventAllocationKind.PushTopicEvents => "DailyDurableStreamingApiEvents",
        EventAllocationKind.GenericEvents => "DailyDurableGenericStreamingApiEvents",
        _ => "DailyDeliveredPlatformEvents",
    };

    private static JsonElement MemberOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static long? NumberIn(JsonElement limit, string name) =>
        MemberOf(limit, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;
}
