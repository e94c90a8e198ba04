namespace WebFeed;

/// <summary>The first message of a stream. After this message, the browser gets each event of the channel.</summary>
internal sealed record Listening(string Channel);
