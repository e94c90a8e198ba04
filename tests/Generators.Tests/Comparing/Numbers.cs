using System.Numerics;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Makes JSON numbers.</summary>
internal static class Numbers
{
    public static string Whole(Random random, BigInteger smallest, BigInteger largest)
    {
        BigInteger[] edges = [smallest, smallest + 1, largest, largest - 1, 0, 1];
        return (random.Next(4) == 0 ? edges[random.Next(edges.Length)] : smallest + Below(random, largest - smallest)).ToString();
    }

    public static string Single(Random random) =>
        random.Next(4) == 0
            ? Texts.OneOf(random, "0", "-0", "3.4028235E38", "1e-45", "-1.5E+3", "0.1", "16777217")
            : ((float)(random.NextDouble() - 0.5) * MathF.Pow(10, random.Next(-30, 30))).ToString("R");

    public static string Double(Random random) =>
        random.Next(4) == 0
            ? Texts.OneOf(random, "0", "-0.0", "1.7976931348623157E308", "5e-324", "17", "9007199254740993", "0.30000000000000004")
            : ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300))).ToString("R");

    public static string Decimal(Random random) =>
        random.Next(4) == 0
            ? Texts.OneOf(random, "0", "1.10", "79228162514264337593543950335", "1e-28", "1.5E3", "0.1234567890123456789012345678", "-0")
            : new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)).ToString();

    private static BigInteger Below(Random random, BigInteger limit)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true) % (limit + 1) >> random.Next(8);
    }
}
