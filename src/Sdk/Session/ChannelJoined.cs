namespace TypedStreaming.Session;

/// <summary>Somebody has joined a channel that was wanted before.</summary>
internal sealed record ChannelJoined(string Channel) : ISessionInput;
