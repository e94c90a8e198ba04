namespace TypedStreaming.RabbitMq;

/// <summary>The time limits of calls to the server.</summary>
internal static class TimeLimits
{
    /// <summary>The time for one call, such as the declaration of a queue.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(10);

    /// <summary>The time from the publication of a message to its confirmation.</summary>
    public static readonly TimeSpan Confirm = TimeSpan.FromSeconds(30);

    /// <summary>The interval at which unconfirmed messages are checked.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    /// <summary>The time for closing a channel or a connection. After it, the heartbeat ends the connection.</summary>
    public static readonly TimeSpan Close = TimeSpan.FromSeconds(5);

    /// <summary>The pause before an empty queue is read again.</summary>
    public static readonly TimeSpan EmptyPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause before a queue is used that another process is creating.</summary>
    public static readonly TimeSpan CreationPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause before letters are counted again that the server gets back.</summary>
    public static readonly TimeSpan ReturnPause = TimeSpan.FromMilliseconds(20);
}
