using Google.Protobuf;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Faults;

/// <summary>The faults that change the content of responses. Used only while the org's lock is held.</summary>
internal sealed class PayloadFaults
{
    // Field 900, a text, and field 901, a number.
    private static readonly byte[] UnknownFields = [0xA2, 0x38, 0x03, (byte)'n', (byte)'e', (byte)'w', 0xA8, 0x38, 0x07];

    private readonly List<(string Topic, Func<byte[], byte[]> Change)> _changes = [];

    public bool WithUnknownFields { get; set; }

    public void Add(string topic, Func<byte[], byte[]> change) => _changes.Add((topic, change));

    public void Clear()
    {
        _changes.Clear();
        WithUnknownFields = false;
    }

    /// <summary>Changes the payload of an event if a test has requested a change for the event's topic.</summary>
    public void Spoil(string topic, ProducerEvent sent)
    {
        var index = _changes.FindIndex(change => change.Topic == topic);
        if (index < 0) return;
        sent.Payload = UnsafeByteOperations.UnsafeWrap(_changes[index].Change(sent.Payload.ToByteArray()));
        _changes.RemoveAt(index);
    }

    /// <summary>Adds unknown fields, which no version of the protocol defines, to a message if a test has requested this fault.</summary>
    public TMessage Extend<TMessage>(TMessage message)
        where TMessage : IMessage<TMessage>
    {
        if (!WithUnknownFields) return message;
        message.MergeFrom(UnknownFields);
        return message;
    }
}
