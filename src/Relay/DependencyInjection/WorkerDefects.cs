namespace TypedStreaming.Relay.DependencyInjection;

/// <summary>Finds invalid options of a worker.</summary>
internal static class WorkerDefects
{
    private static readonly TimeSpan ShortestBalance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBalance = TimeSpan.FromHours(1);

    /// <exception cref="ArgumentException">An option is missing or not valid.</exception>
    public static void ThrowIfAny(RelayWorkerOptions options, string parameter)
    {
        if (RelayDefects.OfStream(nameof(RelayWorkerOptions), options.Stream, options.Partitions) is { } wrong) throw new ArgumentException(wrong, parameter);
        if (string.IsNullOrEmpty(options.Group))
            throw new ArgumentException($"{nameof(RelayWorkerOptions)}.{nameof(RelayWorkerOptions.Group)} is empty: set the name of the group, whose workers share the events.", parameter);
        options.Topology();
        StreamTopology.Checked(options.Group, nameof(RelayWorkerOptions.Group));
        if (Of(options) is { } defect) throw new ArgumentException(defect, parameter);
    }

    private static string? Of(RelayWorkerOptions options)
    {
        if (options.Organization is { Length: not (15 or 18) }) return $"{nameof(RelayWorkerOptions.Organization)} is not a valid org id, which has 15 or 18 characters.";
        if (options.Prefetch is < 1 or > 10_000) return $"{nameof(RelayWorkerOptions.Prefetch)} is {options.Prefetch}: it must be from 1 to 10,000.";
        if (options.RememberedEvents is < 0 or > 1_000_000)
            return $"{nameof(RelayWorkerOptions.RememberedEvents)} is {options.RememberedEvents}: it must be from 0 to 1,000,000.";
        if (options.MaxMessageBytes < 1) return $"{nameof(RelayWorkerOptions.MaxMessageBytes)} is {options.MaxMessageBytes}: it must be 1 or more.";
        return options.BalanceInterval < ShortestBalance || options.BalanceInterval > LongestBalance
            ? $"{nameof(RelayWorkerOptions.BalanceInterval)} is {options.BalanceInterval}: it must be from a second to an hour."
            : null;
    }
}
