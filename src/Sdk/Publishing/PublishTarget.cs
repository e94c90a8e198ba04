using TypedStreaming.Events;

namespace TypedStreaming.Publishing;

/// <summary>The channel and the name of the platform event that a call publishes.</summary>
/// <param name="Channel">The channel of the event, which is also its topic in the Pub/Sub API.</param>
/// <param name="EventName">The API name of the event.</param>
internal sealed record PublishTarget(string Channel, string EventName)
{
    private const string CustomChannelSuffix = "__chn";

    /// <exception cref="ArgumentException">The channel is not the channel of one platform event.</exception>
    public static PublishTarget Of<T>(PublishOptions? options)
        where T : IPublishableEvent<T>
    {
        var channel = options?.Channel ?? T.Descriptor.Channel;
        var prefix = ChannelKinds.PrefixOf(EventKind.PlatformEvent);
        var name = channel.StartsWith(prefix, StringComparison.Ordinal) ? channel[prefix.Length..] : "";
        if (name.Length == 0 || !name.All(static symbol => char.IsAsciiLetterOrDigit(symbol) || symbol == '_'))
            throw new ArgumentException($"Events of '{typeof(T).Name}' cannot be published to '{channel}': the channel of a platform event starts with {prefix}, for example {prefix}Low_Ink__e.", nameof(options));
        if (name.EndsWith(CustomChannelSuffix, StringComparison.Ordinal))
            throw new ArgumentException($"Events of '{typeof(T).Name}' cannot be published to '{channel}', because it is a custom channel. Set {nameof(PublishOptions)}.{nameof(PublishOptions.Channel)} to the channel of the event itself, for example {prefix}Low_Ink__e.", nameof(options));
        return new PublishTarget(channel, name);
    }
}
