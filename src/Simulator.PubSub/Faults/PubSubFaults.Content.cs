namespace TypedStreaming.Simulator.PubSub;

/// <content>The content of messages.</content>
public sealed partial class PubSubFaults
{
    /// <summary>Cuts off the last byte of the payload of the next events that are sent on a topic, so that the events cannot be decoded.</summary>
    /// <param name="topic">The topic, such as <c>/event/Order__e</c>.</param>
    /// <param name="events">The number of events. Default 1. A replay sends the same event undamaged.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public void SpoilEvents(string topic, int events = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(events);
        for (var i = 0; i < events; i++) ChangeNextPayload(topic, static payload => payload[..^1]);
    }

    /// <summary>Changes the payload of the next event that is sent on a topic.</summary>
    /// <param name="topic">The topic, such as <c>/event/Order__e</c>.</param>
    /// <param name="change">A callback that returns the bytes to send instead. It must not call the org itself.</param>
    /// <exception cref="ArgumentException">The topic is empty.</exception>
    public void ChangeNextPayload(string topic, Func<byte[], byte[]> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentNullException.ThrowIfNull(change);
        lock (_org.State.Gate) _payloads.Add(topic, change);
    }

    /// <summary>Extends all messages with fields that do not exist in any version of the protocol. Clients must ignore these fields.</summary>
    /// <param name="isOn">False to stop. Default true.</param>
    public void SendUnknownFields(bool isOn = true)
    {
        lock (_org.State.Gate) _payloads.WithUnknownFields = isOn;
    }

    /// <summary>
    /// Changes the form of lists in change events that are published from now on. Each list then consists of blocks that begin with a negative
    /// count and the size of the block in bytes. Avro allows this form.
    /// </summary>
    /// <param name="isOn">False to stop. Default true.</param>
    public void WriteSizedBlocks(bool isOn = true)
    {
        lock (_org.State.Gate) _bus.NegativeCounts = isOn;
    }
}
