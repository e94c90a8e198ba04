namespace TypedStreaming.Telemetry;

/// <summary>
/// The metric tags of one channel, or of one consumer of the channel. They are created once for each org that the client logs in to.
/// </summary>
internal sealed class SeriesTags(string channel, string? consumer)
{
    /// <summary>The tag that all ephemeral (short-lived) consumers share, because they have no name.</summary>
    public const string Ephemeral = "(ephemeral)";

    private volatile Made? _made;

    public KeyValuePair<string, object?>[] Of(ClientLabels labels)
    {
        var made = _made;
        if (made?.Labels != labels) _made = made = new Made(labels, Make(labels));
        return made.Tags;
    }

    private KeyValuePair<string, object?>[] Make(ClientLabels labels) => consumer is null
        ? [.. labels.Tags, new("channel", channel)]
        : [.. labels.Tags, new("channel", channel), new("consumer", consumer)];

    private sealed record Made(ClientLabels Labels, KeyValuePair<string, object?>[] Tags);
}
