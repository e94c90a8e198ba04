using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

public sealed class MessageScannerTests
{
    private const int Bodies = 3000;

    [Theory]
    [InlineData("", 0, false)]
    [InlineData("[", 1, false)]
    [InlineData("[{", 1, false)]
    [InlineData("[{}", 3, true)]
    [InlineData("[{},", 4, true)]
    [InlineData("[{},{", 4, true)]
    [InlineData("[{},{}]", 7, true)]
    [InlineData("{\"a\":{\"b\":{}}", 0, false)]
    [InlineData("{\"a\":{\"b\":{}}}", 14, true)]
    [InlineData("[{\"a\":\"}\"", 1, false)]
    [InlineData("[{\"a\":\"\\\"}\"", 1, false)]
    [InlineData("[{\"a\":\"\\\\\"}", 11, true)]
    [InlineData("[{\"a{\":\"{\"} ", 12, true)]
    [InlineData("}}{", 2, false)]
    [InlineData("<html>}", 7, false)]
    public void The_end_of_the_last_complete_message_is_found(string window, int complete, bool hasMessage)
    {
        // A whole block of white space comes before: the scan by blocks and the scan byte by byte give the same result.
        foreach (var before in (int[])[0, 63, 64, 120])
        {
            var scanner = default(MessageScanner);
            scanner.Scan(Encoding.UTF8.GetBytes(new string(' ', before) + window));
            Assert.Equal((before + complete, hasMessage), (scanner.Complete, scanner.HasMessage));
        }
    }

    [Fact]
    public void What_is_complete_can_be_dropped()
    {
        var scanner = default(MessageScanner);
        scanner.Scan("[{\"a\":1},{\"b\""u8);
        scanner.DropComplete();
        Assert.Equal((0, false), (scanner.Complete, scanner.HasMessage));
        scanner.Scan("{\"b\":2}]"u8);
        Assert.Equal((8, true), (scanner.Complete, scanner.HasMessage));
    }

    [Fact]
    public void Blocks_give_the_same_as_bytes_whatever_the_pieces_are() => Assert.Null(Disagreement(new RandomBodies(1), static scanner => scanner));

    [Fact]
    public void A_scanner_that_forgets_at_a_cut_is_found() => Assert.NotNull(Disagreement(new RandomBodies(1), static _ => default));

    [Fact]
    public void Parities_are_the_same_with_and_without_the_instruction_for_them()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var bits = (ulong)random.NextInt64() << random.Next(3);
            Assert.Equal(BitBlock.ParitiesByShifts(bits), BitBlock.Parities(bits));
            Assert.Equal((ulong)long.PopCount((long)bits) & 1, BitBlock.Parities(bits) >> 63);
        }
    }

    [Fact]
    public void Whatever_is_complete_is_whole_messages()
    {
        var bodies = new RandomBodies(2);
        for (var i = 0; i < Bodies; i++)
        {
            var body = bodies.Valid();
            var whole = ReadMessage.All(body);
            for (var length = 0; length <= body.Length; length++)
            {
                var scanner = default(MessageScanner);
                scanner.Scan(body.AsSpan(0, length));
                if (!scanner.HasMessage) continue; // The transport gives no piece without one: a byte order mark may be cut.
                var reader = new BayeuxReader(body.AsSpan(0, scanner.Complete), BodyPosition.Start, isLast: false);
                var read = 0;
                while (reader.Read()) read++;
                Assert.InRange(read, 1, whole.Count);
            }
        }
    }

    /// <summary>Returns the first body for which the two ways of scanning do not agree, in pieces, with drops.</summary>
    private static string? Disagreement(RandomBodies bodies, Func<MessageScanner, MessageScanner> betweenPieces)
    {
        for (var i = 0; i < Bodies; i++)
        {
            var body = (i % 3) switch { 0 => bodies.Valid(), 1 => bodies.Damaged(), _ => bodies.Noise(bodies.Random.Next(1, 400)) };
            var (inBlocks, inBytes) = (default(MessageScanner), default(MessageScanner));
            List<byte> window = [];
            foreach (var piece in bodies.Cut(body))
            {
                window.AddRange(piece);
                inBlocks = betweenPieces(inBlocks);
                inBlocks.Scan([.. window]);
                inBytes.ScanBytes([.. window]);
                if ((inBlocks.Complete, inBlocks.HasMessage) != (inBytes.Complete, inBytes.HasMessage)) return Encoding.UTF8.GetString(body);
                if (bodies.Random.Next(2) == 0) continue;
                window.RemoveRange(0, inBytes.Complete);
                inBlocks.DropComplete();
                inBytes.DropComplete();
            }
        }

        return null;
    }
}
