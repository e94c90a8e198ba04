namespace TypedStreaming;

/// <summary>The options of one call that publishes events.</summary>
public sealed class PublishOptions
{
    /// <summary>
    /// The channel of the event to publish, such as <c>/event/acme__Low_Ink__e</c>. Null, the default, means the channel in the attribute of the
    /// type. Set the channel if the event has the prefix of a package's namespace in some orgs, or if the attribute contains a custom channel,
    /// because an application cannot publish to custom channels.
    /// </summary>
    public string? Channel { get; set; }
}
