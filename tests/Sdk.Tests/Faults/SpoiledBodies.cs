namespace TypedStreaming.Tests.Faults;

/// <summary>Makes bodies with one defect: at each byte a flipped bit, a byte too few, a foreign byte, the byte twice, or the end.</summary>
internal static class SpoiledBodies
{
    private const int Bits = 8;

    private static readonly byte[] Inserted = [.. "\"{"u8, 0x00, 0xFF];

    /// <param name="body">The valid body.</param>
    /// <param name="step">1 for all of them; a larger number for one of so many.</param>
    public static IEnumerable<byte[]> Of(byte[] body, int step) =>
        Enumerable.Range(0, body.Length * Kinds).Where(number => number % step == 0).Select(number => Spoil(body, number / Kinds, number % Kinds));

    private static int Kinds => Bits + Inserted.Length + 3;

    private static byte[] Spoil(byte[] body, int at, int kind) => (kind - Bits) switch
    {
        < 0 => [.. body[..at], (byte)(body[at] ^ (1 << kind)), .. body[(at + 1)..]],
        0 => [.. body[..at], .. body[(at + 1)..]],
        1 => body[..at],
        2 => [.. body[..(at + 1)], .. body[at..]],
        var more => [.. body[..at], Inserted[more - 3], .. body[at..]],
    };
}
