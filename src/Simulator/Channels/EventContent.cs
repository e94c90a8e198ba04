using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The content of an event in the simulated org. Its text depends on the API version of the endpoint that delivers it.</summary>
internal abstract class EventContent
{
    /// <summary>The record whose fields a filter checks, or null if there is none.</summary>
    public virtual JsonElement? Record => null;

    /// <summary>
    /// The entity of a change event, or null for all other events. The permissions for the entity determine whether the event is delivered.
    /// </summary>
    public virtual string? Entity => null;

    /// <summary>False if the payload of the event cannot be read. CometD clients do not receive such an event.</summary>
    public virtual bool HasJson => true;

    /// <summary>Returns the JSON text of the message's <c>data</c>, for the given API version.</summary>
    public abstract ReadOnlyMemory<byte> DataFor(int apiVersion);
}
