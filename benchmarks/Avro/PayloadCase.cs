using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.Benchmarks.Avro;

/// <summary>One event type with one payload, read in both ways.</summary>
internal abstract class PayloadCase(string name, byte[] payload)
{
    protected byte[] Payload { get; } = payload;

    protected JsonBuffer Buffer { get; } = new();

    public abstract object ByApache();

    /// <summary>Converts the payload to JSON only.</summary>
    public abstract object Transcoded();

    /// <summary>Reads the typed record: the conversion, and the emitted reader.</summary>
    public abstract object Typed();

    /// <summary>Reads <see cref="AccountChange"/> by <see cref="SlotReader"/>.</summary>
    public object BySlots() => SlotReader.Read(Payload, Buffer);

    /// <summary>Checks that both ways read the same.</summary>
    public abstract void Verify();

    public sealed override string ToString() => name;
}
