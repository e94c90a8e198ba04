using System.Text.Json.Serialization.Metadata;
using TypedStreaming.Benchmarks.Decoding.ByHand;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>All event types, each with its members in the order of their declaration and in another order.</summary>
internal static class Cases
{
    public static IReadOnlyList<EventCase> All { get; } =
    [
        .. Of<SmallEvent, SmallByHand>("small", Documents.Small, EventJsonContext.Default.SmallEvent),
        .. Of<WideEvent, WideByHand>("wide", Documents.Wide, EventJsonContext.Default.WideEvent),
        .. Of<NestedEvent, NestedByHand>("nested", Documents.Nested, EventJsonContext.Default.NestedEvent),
        .. Of<ChangedEvent, ChangedByHand>("change", Documents.Changed, EventJsonContext.Default.ChangedEvent),
        .. Of<TextsEvent, TextsByHand>("texts", Documents.Texts, EventJsonContext.Default.TextsEvent),
    ];

    private static IEnumerable<EventCase> Of<T, THand>(string name, string json, JsonTypeInfo<T> generated)
        where T : class, IStreamingEvent<T>
        where THand : IHandReader<T> =>
    [
        new EventCase<T, THand>(name, Documents.InOrder(json), generated),
        new EventCase<T, THand>(name + ", shuffled", Documents.Shuffled(json), generated),
    ];
}
