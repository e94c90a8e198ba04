using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>Checks that channels are available over the Pub/Sub API.</summary>
internal static class PubSubChannels
{
    /// <summary>Returns true for a channel of platform events or change events.</summary>
    public static bool Has(string channel) => channel.StartsWith("/event/", StringComparison.Ordinal) || channel.StartsWith("/data/", StringComparison.Ordinal);

    /// <exception cref="ToolException">The Pub/Sub API does not have one of the channels. Names that are wrong over both transports are refused later.</exception>
    public static void Require(IEnumerable<string> channels)
    {
        foreach (var channel in channels.Where(static channel => channel.StartsWith('/')))
        {
            if (!Has(channel)) throw new ToolException($"'{channel}' is not a channel of the Pub/Sub API, which supports only platform events (/event/...) and change events (/data/...). Use --transport cometd.");
            if (channel.Contains('?', StringComparison.Ordinal)) throw new ToolException($"'{channel}' has a filter, which the Pub/Sub API does not support. Use {channel.Split('?')[0]}, or a custom channel with a filter expression.");
        }
    }
}
