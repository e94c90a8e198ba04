namespace TypedStreaming.Tests.Faults;

/// <summary>Makes bodies with one defect: at each byte a flipped bit, a byte too few, a byte too many, or the end.</summary>
internal static class SpoiledBodies
{
    private static readonly byte[] Inserted = [.. "\"{"u8, 0x00, 0xFF];

    /// <param name="body">The valid body.</param>
    /// <param name="step">1 for all of them; a larger number for one of so many.</param>
    public static IEnumerable<byte[]> Of(byte[] body, int step) =>
        Enumerable.Range(0, body.Length * Kinds).Where(number => number % step == 0).Select(number => Spoil(body, number / Kinds, number % Kinds));

    private static int Kinds => 8 + 1 + Inserted.Length + 1;

    private static byte[] Spoil(byte[] body, int at, int kind)
    {
        if (kind < 8) return [.. body[..at], (byte)(body[at] ^ (1 << kind)), .. body[(at + 1)..]];
        if (kind == 8) return [.. body[..at], .. body[(at + 1)..]];
        return kind < Kinds - 1 ? [.. body[..at], Inserted[kind - 9], .. body[at..]] : body[..at];
    }
}
