using System.Globalization;
using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// A state of a partition as it is stored in a queue. The sequence number shows which state is the newest, because messages that are put back
/// into a queue can change their order.
/// </summary>
internal sealed record StoredState(PartitionState State, long Sequence)
{
    public static StoredState None { get; } = new(new PartitionState(0, null), 0);

    /// <summary>Reads the body of a message, and returns null if the message was not published by this package.</summary>
    public static StoredState? Read(ReadOnlySpan<byte> body)
    {
        var parts = Encoding.UTF8.GetString(body).Split(' ', 3);
        if (parts.Length < 3 || !TryRead(parts[0], out var epoch) || !TryRead(parts[1], out var sequence)) return null;
        return new StoredState(new PartitionState(epoch, parts[2].Length > 0 ? parts[2] : null), sequence);
    }

    public byte[] ToBody() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{State.Epoch} {Sequence} {State.Worker}"));

    /// <summary>
    /// Combines two stored states: returns the highest epoch (the number of the relay's lease) and the last worker. If both states have the same
    /// sequence number, two workers stored a state at the same time, and the last worker is not known.
    /// </summary>
    public StoredState With(StoredState other)
    {
        var worker = Sequence.CompareTo(other.Sequence) switch { < 0 => other.State.Worker, > 0 => State.Worker, _ => null };
        return new StoredState(new PartitionState(Math.Max(State.Epoch, other.State.Epoch), worker), Math.Max(Sequence, other.Sequence));
    }

    private static bool TryRead(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
