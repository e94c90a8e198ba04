using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

internal sealed record Subscription(Channel Channel, ChannelFilter Filter);
