namespace TypedStreaming.Hosting;

/// <summary>
/// Adds a handler to the list of the handlers in its assembly, such as <c>Shop.ShopHandlers.All</c>. The source generator creates this list for
/// <see cref="TypedStreamingBuilder.AddHandlers"/>. A class that handles several event types is in the list once for each event type. The
/// properties of the attribute apply only to the handler in this list: <see cref="TypedStreamingBuilder.AddHandler{TEvent, THandler}"/> ignores
/// them. The configuration overrides the properties, except for <see cref="Key"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventHandlerAttribute : Attribute
{
    /// <summary>
    /// The consumer's name, under which the position is stored: see <see cref="HandlerOptions.Consumer"/>. The default name is <c>default</c>.
    /// Two handlers for the same channel need different names.
    /// </summary>
    public string Consumer { get; set; } = "default";

    /// <summary>
    /// The position at which the handler starts: see <see cref="HandlerOptions.StartFrom"/>. The default is
    /// <see cref="StartPosition.StoredElseEarliest"/>.
    /// </summary>
    public StartPosition StartFrom { get; set; }

    /// <summary>
    /// The order in which events are handled: see <see cref="HandlerOptions.Order"/>. The default is <see cref="EventOrder.PerChannel"/>.
    /// </summary>
    public EventOrder Order { get; set; }

    /// <summary>
    /// The name of the member that is the key of the event, such as <c>nameof(OrderPlaced.CustomerId)</c>; null by default. The member must be a
    /// string, a whole number, a <see cref="Guid"/> or an enum, and can be nullable. The source generator sets
    /// <see cref="HandlerOptions{TEvent}.Key"/> to a callback that reads the member.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// The maximum number of events that are handled at the same time: see <see cref="HandlerOptions.MaxConcurrency"/>. The default is 8; the value
    /// can be from 1 to 10,000. With <see cref="EventOrder.PerChannel"/>, the property has no effect.
    /// </summary>
    public int MaxConcurrency { get; set; } = 8;
}
