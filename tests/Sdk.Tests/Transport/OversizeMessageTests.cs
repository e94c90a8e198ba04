using System.Text;
using TypedStreaming.Tests.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>A message over the limit is skipped, and the rest of the body goes on.</summary>
public sealed class OversizeMessageTests
{
    private const int Limit = 64 * 1024;
    private const int Bodies = 1500;

    public static TheoryData<int> Surpluses => [-1, 0, 1, 2, 4095, 4096, 4097, Limit, 5 * Limit];

    [Theory]
    [MemberData(nameof(Surpluses))]
    public async Task Only_what_is_larger_than_the_limit_is_skipped(int surplus)
    {
        foreach (var piece in (int[])[1000, Limit, int.MaxValue])
        {
            var message = Event(41, Limit + surplus);
            var sink = await ReadAsync($"[{Event(40, 100)},{message},{Event(42, 100)}]", piece);
            Assert.Equal(3, sink.Read.Count);
            Assert.StartsWith("/u/x 40", sink.Read[0], StringComparison.Ordinal);
            Assert.Equal(surplus > 0 ? ReadingSink.Skipped("/u/x", 41, Limit + surplus) : $"/u/x 41 {message}", sink.Read[1]);
            Assert.StartsWith("/u/x 42", sink.Read[2], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("{0}")]
    [InlineData(" [ {0} , {0} , {0} ] ")]
    public async Task It_may_be_anywhere(string form)
    {
        var sink = await ReadAsync(form.Replace("{0}", Event(7, 3 * Limit), StringComparison.Ordinal), 3000);
        Assert.All(sink.Read, static read => Assert.Equal(ReadingSink.Skipped("/u/x", 7, 3 * Limit), read));
        Assert.True(sink.IsWhole);
    }

    [Theory]
    [InlineData("""{"channel":"/meta/connect","pad":"{0}"}""")]
    [InlineData("""{"pad":"{0}"}""")]
    [InlineData("""{"channel":"{0}"}""")]
    public async Task What_is_not_known_to_be_an_event_loses_the_answer(string form)
    {
        var body = $"[{Event(1, 100)},{form.Replace("{0}", new string('x', Limit), StringComparison.Ordinal)}]";
        var loss = await Assert.ThrowsAsync<TransportException>(() => ReadAsync(body, 3000));
        Assert.Contains("is larger than the limit", loss.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_ends_in_it_is_a_loss()
    {
        var loss = await Assert.ThrowsAsync<TransportException>(() => ReadAsync($"[{Event(1, 3 * Limit)[..^5]}", 3000));
        Assert.Contains("ended in the middle of a message", loss.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_gigabyte_takes_no_more_memory_than_the_limit()
    {
        var run = new ResponseRun { Largest = Limit };
        var sink = new ReadingSink();
        await run.ReadAsync(new LongEventStream(1L << 30), sink);
        Assert.Equal([ReadingSink.Skipped("/u/x", 5, (1L << 30) + LongEventStream.Around)], sink.Read);
        Assert.InRange(run.Arrays.Most, Limit, 2 * Limit);
    }

    [Fact]
    public async Task After_a_large_message_the_window_is_small_again()
    {
        const int Largest = 4 * 1024 * 1024;
        var run = new ResponseRun { Largest = Largest };
        var stream = new StagedStream();
        var sink = new ReadingSink();
        var reading = run.ReadAsync(stream, sink);
        await stream.GiveAsync($"[{Event(1, Largest - 10)}");
        Assert.Equal(Largest, run.Arrays.Rented);
        await stream.GiveAsync($",{Event(2, 100)}");
        Assert.Equal(256 * 1024, run.Arrays.Rented);
        await stream.GiveAsync("]");
        await stream.EndAsync();
        await reading;
        Assert.Equal(2, sink.Read.Count);
    }

    [Fact]
    public async Task With_any_limit_each_message_is_either_given_or_skipped() => Assert.Null(await DifferenceAsync(surplus: 0));

    [Fact]
    public async Task A_limit_of_one_byte_more_is_found() => Assert.NotNull(await DifferenceAsync(surplus: 1));

    private static async Task<string?> DifferenceAsync(int surplus)
    {
        var bodies = new RandomBodies(8);
        for (var i = 0; i < Bodies; i++)
        {
            var body = bodies.Valid();
            var largest = bodies.Random.Next(80, 400);
            var sink = new ReadingSink();
            var loss = await Record.ExceptionAsync(() =>
                new ResponseRun { Largest = largest }.ReadAsync(new PiecesStream(bodies.Cut(body), bodies.Random), sink));
            var all = ReadMessage.All(body);
            var isLost = all.Exists(message => message.IsMeta && Length(message) > largest);
            var expected = all.TakeWhile(message => !message.IsMeta || Length(message) <= largest).Select(message =>
                Length(message) > largest + surplus ? ReadingSink.Skipped(message.Channel, message.ReplayId, Length(message)) : ReadingSink.Text(message));
            if (isLost != loss is TransportException || !sink.Read.SequenceEqual(expected)) return Encoding.UTF8.GetString(body);
        }

        return null;
    }

    private static int Length(ReadMessage message) => Encoding.UTF8.GetByteCount(message.Text);

    private static async Task<ReadingSink> ReadAsync(string body, int piece)
    {
        var sink = new ReadingSink();
        await new ResponseRun { Largest = Limit }.ReadAsync(new CutStream(Encoding.UTF8.GetBytes(body), piece, null), sink);
        Assert.True(sink.IsWhole);
        return sink;
    }

    private static string Event(int id, int length)
    {
        var message = $$$"""{"data":{"payload":"","event":{"replayId":{{{id}}}}},"channel":"/u/x"}""";
        return message.Replace("\"\"", $"\"{new string('x', length - message.Length)}\"", StringComparison.Ordinal);
    }
}
