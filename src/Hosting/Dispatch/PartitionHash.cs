using System.Text;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Computes the partition of a key: the 32-bit FNV-1a hash of its UTF-8 bytes, modulo the number of partitions.</summary>
/// <remarks>
/// The function must never change. A different function would move records to other partitions, while earlier events of these records are still in
/// the old partitions.
/// </remarks>
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
