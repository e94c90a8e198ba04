namespace TypedStreaming.Relay;

/// <summary>
/// A stream of relayed events in a broker. The stream is divided into partitions, and the events of one record are always in the same partition. A
/// stream usually contains the events of one org.
/// </summary>
public sealed record StreamTopology
{
    /// <summary>The maximum number of partitions.</summary>
    public const int MaxPartitions = 1024;

    private const int LongestName = 60;

    /// <summary>Creates the description of a stream.</summary>
    /// <param name="name">The name: 1 to 60 lower-case letters (a to z), digits and hyphens, and a letter at its beginning.</param>
    /// <param name="partitions">The number of partitions: 16 by default, from 1 to 1,024. It cannot be changed while the stream exists.</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of partitions is out of range.</exception>
    public StreamTopology(string name, int partitions = 16)
    {
        Name = Checked(name, nameof(name));
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, MaxPartitions);
        Partitions = partitions;
    }

    /// <summary>The name of the stream.</summary>
    public string Name { get; }

    /// <summary>The number of partitions. Partitions are numbered from 0.</summary>
    public int Partitions { get; }

    /// <summary>Checks the name of a stream or of a worker group.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter that an exception names.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static string Checked(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Length <= LongestName && char.IsAsciiLetterLower(name[0]) && name.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')) return name;
        throw new ArgumentException(
            $"'{name}' is not a valid name: use 1 to {LongestName} lower-case letters (a to z), digits and hyphens, and begin the name with a letter.", parameter);
    }
}
