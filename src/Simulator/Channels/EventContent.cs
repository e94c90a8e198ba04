using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>What is published: the text of <c>data</c>, and the record in it where filters can look at one.</summary>
internal sealed record EventContent(ReadOnlyMemory<byte> Data, JsonElement? Record);
