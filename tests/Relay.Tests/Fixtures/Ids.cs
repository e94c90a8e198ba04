namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>Record ids, chosen by their partition in the streams of the tests.</summary>
internal static class Ids
{
    /// <summary>Returns the first ids of a partition.</summary>
    public static IReadOnlyList<string> Of(int partition, int count) =>
        [.. Enumerable.Range(1, 1000).Select(static number => $"001Kx{number:0000000000}AAA").Where(new EventPartition(partition, RelayTest.Partitions).Contains).Take(count)];

    public static string In(int partition, int index = 0) => Of(partition, index + 1)[index];
}
