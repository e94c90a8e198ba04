namespace TypedStreaming.Hosting;

/// <summary>The order in which the events of one handler are handled.</summary>
public enum EventOrder
{
    /// <summary>The events are handled one after another, in the order in which they arrive on the channel.</summary>
    PerChannel,

    /// <summary>
    /// Events of the same record are handled in order; events of different records are handled at the same time. Change events contain their
    /// record ids; other kinds of events need <see cref="HandlerOptions{TEvent}.Key"/>. A change to several records waits for the earlier events
    /// of all these records.
    /// </summary>
    PerRecord,

    /// <summary>
    /// Events with the same <see cref="HandlerOptions{TEvent}.Key"/> are handled in order; events with different keys are handled at the same
    /// time.
    /// </summary>
    PerKey,

    /// <summary>Events are handled in any order, up to <see cref="HandlerOptions.MaxConcurrency"/> events at the same time.</summary>
    None,
}
