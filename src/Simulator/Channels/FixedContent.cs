using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The content of an event that is delivered unchanged in every API version.</summary>
internal sealed class FixedContent(ReadOnlyMemory<byte> data, JsonElement? record) : EventContent
{
    public override JsonElement? Record { get; } = record;

    public override ReadOnlyMemory<byte> DataFor(int apiVersion) => data;
}
