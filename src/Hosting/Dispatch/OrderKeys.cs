using System.Globalization;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// Determines the keys of events. Events with the same key are handled in order. An event without keys (null) waits for all earlier events, and all
/// later events wait for that event.
/// </summary>
internal static class OrderKeys
{
    public static IReadOnlyList<string>? Of<TEvent>(TakenEvent<TEvent> taken, HandlerOptions<TEvent> options) => options.Order switch
    {
        EventOrder.None => [],

        // In a worker, each partition has an order of its own.
        EventOrder.PerChannel when taken.Partition is { } partition => [partition.Number.ToString(CultureInfo.InvariantCulture)],
        EventOrder.PerRecord when taken.Change is { } change => OfRecords(change.RecordIds),
        EventOrder.PerRecord or EventOrder.PerKey when taken.Event is { } value && taken.Error is null => OfKey(options.Key?.Invoke(value)),
        _ => null,
    };

    /// <summary>
    /// Returns a key for each record of an event. Returns null if the event contains no record id, or if one id is a wildcard such as
    /// <c>001*</c>.
    /// </summary>
    public static IReadOnlyList<string>? OfRecords(IReadOnlyList<string> ids)
    {
        if (EventPartition.ConcernsAll(ids)) return null;
        return ids.Count == 1 ? [EventPartition.KeyOf(ids[0])] : [.. ids.Select(EventPartition.KeyOf).Distinct(StringComparer.Ordinal)];
    }

    private static string[]? OfKey(string? key) => string.IsNullOrEmpty(key) ? null : [key];
}
