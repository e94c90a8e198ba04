namespace TypedStreaming.Hosting;

/// <summary>The order in which the events of one handler are handled.</summary>
public enum EventOrder
{
    /// <summary>One event after the other, in the order of the channel.</summary>
    PerChannel,

    /// <summary>
    /// Events of one record in their order, and events of different records at the same time. Change events use their record ids; other kinds
    /// need <see cref="HandlerOptions{TEvent}.Key"/>. A change of several records waits for the earlier events of all of them.
    /// </summary>
    PerRecord,

    /// <summary>Events with one <see cref="HandlerOptions{TEvent}.Key"/> in their order, and events with different keys at the same time.</summary>
    PerKey,

    /// <summary>No order: up to <see cref="HandlerOptions.MaxConcurrency"/> events at the same time.</summary>
    None,
}
