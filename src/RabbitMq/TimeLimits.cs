namespace TypedStreaming.RabbitMq;

/// <summary>The time limits for calls to the RabbitMQ server.</summary>
internal static class TimeLimits
{
    /// <summary>The time limit for one call, such as the declaration of a queue.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(10);

    /// <summary>The time limit for the confirmation of a published message.</summary>
    public static readonly TimeSpan Confirm = TimeSpan.FromSeconds(30);

    /// <summary>The interval between checks of how long messages have been waiting for confirmation.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time limit for closing a channel or a connection. If the limit is exceeded, the broker closes the connection later, because it receives no
    /// more heartbeats.
    /// </summary>
    public static readonly TimeSpan Close = TimeSpan.FromSeconds(5);

    /// <summary>The pause before an empty queue is read again.</summary>
    public static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause before this process first uses a queue that another process is creating.</summary>
    public static readonly TimeSpan CreationPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause between two counts of the dead letters that are being returned to the queue.</summary>
    public static readonly TimeSpan ReturnPause = TimeSpan.FromMilliseconds(20);
}
