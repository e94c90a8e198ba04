namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Finds the keys in whose order an event is handled. Null means a barrier: the event waits for all earlier ones, and later ones wait for it.</summary>
internal static class EventKeys
{
    /// <summary>Two ids of 15 and of 18 characters name the same record if their first 15 are the same.</summary>
    private const int IdLength = 15;

    public static IReadOnlyList<string>? Of<TEvent>(TakenEvent<TEvent> taken, HandlerOptions<TEvent> options) => options.Order switch
    {
        EventOrder.None => [],
        EventOrder.PerRecord when taken.Change is { } change => OfRecords(change.RecordIds),
        EventOrder.PerRecord or EventOrder.PerKey when taken.Event is { } value && taken.Error is null => OfKey(options.Key?.Invoke(value)),
        _ => null,
    };

    /// <summary>Returns the keys of records, or null if there are none, or if one is a wildcard such as <c>001*</c>.</summary>
    public static IReadOnlyList<string>? OfRecords(IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return null;
        var keys = new string[ids.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var id = ids[i];
            if (id.Contains('*', StringComparison.Ordinal)) return null;
            keys[i] = id.Length > IdLength ? id[..IdLength] : id;
        }

        return keys.Length == 1 ? keys : keys.Distinct(StringComparer.Ordinal).ToArray();
    }

    private static string[]? OfKey(string? key) => string.IsNullOrEmpty(key) ? null : [key];
}
