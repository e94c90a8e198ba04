using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>The content of an event whose payload does not match its Avro schema. Salesforce accepts such events. They have no JSON form.</summary>
internal sealed class RawContent : EventContent
{
    public override bool HasJson => false;

    public override ReadOnlyMemory<byte> DataFor(int apiVersion) => throw new NotSupportedException("The payload of the event cannot be read.");
}
