namespace TypedStreaming.Relay;

/// <summary>One partition of a stream for one worker group.</summary>
public sealed record GroupPartition
{
    /// <summary>Creates the description of a partition.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The name of the worker group, which has the same form as the name of a stream.</param>
    /// <param name="number">The number of the partition, from 0.</param>
    /// <exception cref="ArgumentException">The name of the group is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The stream has no partition of this number.</exception>
    public GroupPartition(StreamTopology stream, string group, int number)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, stream.Partitions);
        (Stream, Group, Number) = (stream, StreamTopology.Checked(group, nameof(group)), number);
    }

    /// <summary>The stream to which the partition belongs.</summary>
    public StreamTopology Stream { get; }

    /// <summary>The worker group that reads the partition.</summary>
    public string Group { get; }

    /// <summary>The number of the partition, counted from 0.</summary>
    public int Number { get; }

    /// <summary>Returns the names of the stream and the group, and the number of the partition.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"{Stream.Name}/{Group}/{Number}";
}
