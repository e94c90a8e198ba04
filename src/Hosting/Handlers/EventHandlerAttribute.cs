namespace TypedStreaming.Hosting;

/// <summary>
/// Puts a handler into the list of its assembly, such as <c>Shop.ShopHandlers.All</c>, which the source generator writes for
/// <see cref="TypedStreamingBuilder.AddHandlers"/>. A class that handles several event types is in the list once for each. The properties are
/// options of the handler in that list only: <see cref="TypedStreamingBuilder.AddHandler{TEvent, THandler}"/> does not read them. The
/// configuration overrides them, except for <see cref="Key"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventHandlerAttribute : Attribute
{
    /// <summary>
    /// The consumer's name, under which the position is stored: <see cref="HandlerOptions.Consumer"/>; <c>default</c> by default. Two handlers of
    /// one channel need two names.
    /// </summary>
    public string Consumer { get; set; } = "default";

    /// <summary>
    /// The position at which the handler starts: <see cref="HandlerOptions.StartFrom"/>; <see cref="StartPosition.StoredElseEarliest"/> by default.
    /// </summary>
    public StartPosition StartFrom { get; set; }

    /// <summary>The order of the events: <see cref="HandlerOptions.Order"/>; <see cref="EventOrder.PerChannel"/> by default.</summary>
    public EventOrder Order { get; set; }

    /// <summary>
    /// The name of the event's member that is its key: <c>nameof(OrderPlaced.CustomerId)</c>; null by default. The member is a string, a whole
    /// number, a <see cref="Guid"/> or an enum, or nullable. The generator writes the code that reads it, as
    /// <see cref="HandlerOptions{TEvent}.Key"/>.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// The number of events that are handled at a time: <see cref="HandlerOptions.MaxConcurrency"/>; 8 by default, from 1 to 10,000. With
    /// <see cref="EventOrder.PerChannel"/> it has no effect.
    /// </summary>
    public int MaxConcurrency { get; set; } = 8;
}
