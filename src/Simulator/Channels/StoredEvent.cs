using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>An event under its replay id; <paramref name="Data"/> is the text of the message's <c>data</c>.</summary>
internal sealed record StoredEvent(
    long ReplayId, DateTimeOffset StoredAt, ReadOnlyMemory<byte> Data, JsonElement? Record, bool IsWithheld);
