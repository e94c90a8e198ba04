using System.Text;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Computes the partition of a key: the 32-bit FNV-1a hash of its UTF-8 bytes, modulo the number of partitions.</summary>
/// <remarks>The function is fixed: a different one would move records to other partitions while their earlier events are still in the old ones.</remarks>
internal static class PartitionHash
{
    private const uint Offset = 2_166_136_261;
    private const uint Prime = 16_777_619;

    public static int PartitionOf(string key, int partitions)
    {
        var hash = Offset;
        foreach (var value in Encoding.UTF8.GetBytes(key)) hash = unchecked((hash ^ value) * Prime);
        return (int)(hash % (uint)partitions);
    }
}
