namespace WebFeed;

/// <summary>The first message of a stream: from now on the browser gets each event of the channel.</summary>
internal sealed record Listening(string Channel);
