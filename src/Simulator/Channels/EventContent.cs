using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>What is published. Its text depends on the API version of the endpoint that delivers it.</summary>
internal abstract class EventContent
{
    /// <summary>The record where filters can look at one.</summary>
    public virtual JsonElement? Record => null;

    /// <summary>The entity of a change event, which not everyone may see; null for all other events.</summary>
    public virtual string? Entity => null;

    /// <summary>The text of the message's <c>data</c>.</summary>
    public abstract ReadOnlyMemory<byte> DataFor(int apiVersion);
}
