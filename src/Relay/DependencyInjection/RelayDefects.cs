using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Relay.Publishing;

namespace TypedStreaming.Relay.DependencyInjection;

/// <summary>Finds invalid options of a relay.</summary>
internal static class RelayDefects
{
    /// <exception cref="ArgumentException">An option is missing or not valid.</exception>
    public static void ThrowIfAny(RelayOptions options, string parameter)
    {
        if (OfStream(nameof(RelayOptions), options.Stream, options.Partitions) is { } wrong) throw new ArgumentException(wrong, parameter);
        options.Topology();
        if (Of(options) is { } defect) throw new ArgumentException(defect, parameter);
    }

    /// <summary>
    /// Returns the reason why the name or the number of partitions of a stream is not valid in the options, or null if both are valid.
    /// </summary>
    public static string? OfStream(string options, string stream, int partitions)
    {
        if (string.IsNullOrEmpty(stream)) return $"{options}.{nameof(RelayOptions.Stream)} is empty: set the name of the stream. The relay and its workers use the same name.";
        return partitions is < 1 or > StreamTopology.MaxPartitions
            ? $"{options}.{nameof(RelayOptions.Partitions)} is {partitions}: it must be from 1 to 1,024, and the same in the relay and in its workers."
            : null;
    }

    private static string? Of(RelayOptions options)
    {
        if (options.Channels.Count == 0) return $"{nameof(RelayOptions.Channels)} is empty: add the channels to relay, such as /data/AccountChangeEvent.";
        if (options.Channels.Any(static channel => channel is null)) return $"{nameof(RelayOptions.Channels)} contains null: remove it.";
        if (options.Channels.FirstOrDefault(static channel => !RelayedChannel.IsValid(channel)) is { } wrong)
            return $"'{wrong}' is not a channel that can be relayed: it must begin with /data/, /event/, /topic/ or /u/, contain no wildcard, and have at most 1,024 characters.";
        if (options.Channels.GroupBy(static channel => channel, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            return $"The channel {twice.Key} is listed twice: remove one of the two.";
        if (string.IsNullOrWhiteSpace(options.Consumer)) return $"{nameof(RelayOptions.Consumer)} is empty: set the name under which the positions are stored.";
        if (!Enum.IsDefined(options.StartFrom)) return $"{nameof(RelayOptions.StartFrom)} is {options.StartFrom}: it must be one of the values of {nameof(StartPosition)}.";
        if (options.MaxUnconfirmed is < 1 or > 100_000) return $"{nameof(RelayOptions.MaxUnconfirmed)} is {options.MaxUnconfirmed}: it must be from 1 to 100,000.";
        if (options.MaxUnacknowledged < 1) return $"{nameof(RelayOptions.MaxUnacknowledged)} is {options.MaxUnacknowledged}: it must be 1 or more.";
        if (options.BufferBytes < 1) return $"{nameof(RelayOptions.BufferBytes)} is {options.BufferBytes}: it must be 1 or more.";
        return options.SaveInterval < TimeSpan.Zero || options.SaveInterval > HandlerDefects.LongestSaveInterval
            ? $"{nameof(RelayOptions.SaveInterval)} is {options.SaveInterval}: it must be from zero to an hour."
            : null;
    }
}
