using System.Text;
using System.Text.Json;
using TypedStreaming.Tests.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class ResponseReaderTests
{
    private const int Bodies = 1500;

    [Fact]
    public async Task A_body_that_has_come_whole_is_one_piece()
    {
        var sink = new RecordingSink();
        await new ResponseRun().ReadAsync(new MemoryStream("[{},{}]"u8.ToArray()), sink);
        Assert.Equal(("[{},{}]", 1, true), (sink.Text, sink.Pieces.Count, sink.IsWhole));
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_piece()
    {
        var sink = new RecordingSink();
        await new ResponseRun().ReadAsync(new MemoryStream(), sink);
        Assert.Equal(("", 1, true), (sink.Text, sink.Pieces.Count, sink.IsWhole));
    }

    [Fact]
    public async Task What_is_complete_is_given_while_the_rest_is_waited_for()
    {
        var (stream, sink) = (new StagedStream(), new RecordingSink());
        var reading = new ResponseRun().ReadAsync(stream, sink);
        await stream.GiveAsync("[{\"a\":1},{\"b\"");
        Assert.Equal("[{\"a\":1},", sink.Text);
        await stream.GiveAsync(":2}");
        Assert.Equal("[{\"a\":1},{\"b\":2}", sink.Text);
        await stream.GiveAsync("]");
        await stream.EndAsync();
        await reading;
        Assert.Equal(["[{\"a\":1},", "{\"b\":2}", "]"], sink.Pieces.Select(static piece => Encoding.UTF8.GetString(piece.Bytes.Span)));
        Assert.Equal([false, false, true], sink.Pieces.Select(static piece => piece.IsLast));
    }

    [Fact]
    public async Task The_sink_has_its_bytes_unchanged_while_the_next_ones_come()
    {
        var stream = new StagedStream();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sink = new RecordingSink { Taking = (_, _) => new ValueTask(taken.Task) };
        var reading = new ResponseRun().ReadAsync(stream, sink);
        await stream.GiveAsync("[{\"a\":1}");
        Assert.True(stream.IsWaitedFor);
        await stream.GiveAsync(",{\"b\":2}]");
        await stream.EndAsync();
        taken.SetResult();
        await reading;
        Assert.Equal("[{\"a\":1},{\"b\":2}]", sink.Text);
    }

    [Fact]
    public async Task The_pieces_of_a_body_give_the_messages_of_the_whole() => Assert.Null(await DifferenceAsync(forgets: false));

    [Fact]
    public async Task A_sink_that_reads_each_piece_as_a_body_is_found() => Assert.NotNull(await DifferenceAsync(forgets: true));

    [Fact]
    public async Task A_body_cut_at_any_byte_gives_the_messages_before_it()
    {
        var body = Encoding.UTF8.GetBytes("[{\"channel\":\"/u/x\",\"data\":1},{\"channel\":\"/u/y\",\"data\":\"}\"}]");
        var whole = ReadMessage.All(body).ConvertAll(ReadingSink.Text);
        for (var cut = 0; cut < body.Length; cut++)
        {
            var (stream, sink, failure) = (new StagedStream(), new ReadingSink(), new IOException("reset"));
            var reading = new ResponseRun().ReadAsync(stream, sink);
            if (cut > 0) await stream.GiveAsync(body[..cut]);
            await stream.FailAsync(failure);
            var loss = await Assert.ThrowsAsync<TransportException>(() => reading);
            Assert.Same(failure, loss.InnerException);
            Assert.Equal(whole.Take(cut >= 58 ? 2 : cut >= 28 ? 1 : 0), sink.Read);
            Assert.False(sink.IsWhole);
        }
    }

    [Fact]
    public async Task A_body_that_ends_in_a_message_is_a_defect_for_the_reader()
    {
        var sink = new ReadingSink();
        await Assert.ThrowsAsync<JsonException>(() => new ResponseRun().ReadAsync(new MemoryStream("[{\"channel\":\"/u/x\"},{\"ch"u8.ToArray()), sink));
        Assert.Single(sink.Read);
    }

    [Fact]
    public async Task An_exception_of_the_sink_is_thrown_as_it_is_and_ends_the_read_under_way()
    {
        var stream = new StagedStream();
        var failure = new InvalidOperationException("of the sink");
        var reading = new ResponseRun().ReadAsync(stream, new RecordingSink { Taking = (_, _) => throw failure });
        await stream.GiveAsync("[{}");
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => reading));
        Assert.False(stream.IsWaitedFor);
    }

    [Fact]
    public async Task Bodies_of_any_length_take_a_window_of_the_usual_size()
    {
        const int Events = 150_000;
        var run = new ResponseRun();
        var sink = new CountingSink();
        using var body = new EventsStream(Events, eventLength: 460);
        await run.ReadAsync(body, sink);
        Assert.Equal((Events, true), (sink.Events, sink.IsWhole));
        Assert.InRange(body.Given, 69_000_000, 70_000_000);
        // The old array and the new one at the last growth.
        Assert.InRange(run.Arrays.Most, 256 * 1024, (256 + 64) * 1024);
    }

    [Fact]
    public async Task One_event_takes_a_small_window()
    {
        var run = new ResponseRun();
        await run.ReadAsync(new EventsStream(1, eventLength: 460), new CountingSink());
        Assert.Equal(4 * 1024, run.Arrays.Most);
    }

    private static async Task<string?> DifferenceAsync(bool forgets)
    {
        var bodies = new RandomBodies(7);
        for (var i = 0; i < Bodies; i++)
        {
            var body = i % 3 == 0 ? bodies.Damaged() : bodies.Valid();
            var sink = new ReadingSink { Forgets = forgets };
            var largest = bodies.Random.Next(2) == 0 ? body.Length + 100 : 1024 * 1024;
            var defect = await Record.ExceptionAsync(() =>
                new ResponseRun { Largest = largest }.ReadAsync(new PiecesStream(bodies.Cut(body), bodies.Random), sink));
            var expected = new List<ReadMessage>();
            var expectedDefect = Record.Exception(() => { ReadMessage.Piece(expected, body, default, isLast: true); });
            if (ReadMessage.Place(defect) != ReadMessage.Place(expectedDefect) || !sink.Read.SequenceEqual(expected.Select(ReadingSink.Text))) return Encoding.UTF8.GetString(body);
        }

        return null;
    }
}
