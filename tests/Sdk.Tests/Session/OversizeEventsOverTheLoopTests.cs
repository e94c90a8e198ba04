using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>An event above the limit is delivered with its error, and the session continues with the messages after it.</summary>
public sealed class OversizeEventsOverTheLoopTests
{
    private const int Limit = 60_000;
    private const int Around = 12;
    private const int Bodies = 150;

    public static TheoryData<string> Forms =>
    [
        "[L,R]", "[E,L,R]", "[L,E,R]", "[E,L,E,R]", "[R,L]", "[R,E,L]", "[L,R,L]", "[L,L,R]", "[E,L,L,E,R]", "[R,L,L]",
        " \r\n[ L , R ]", "[\n\tE\n,\n\tL\n,\n\tE\n,\n\tR\n]\n", "[R , L \r\n ] \t", "\uFEFF[L,R]", "\uFEFF [ E , L , R ]",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Forms))]
    public async Task The_session_continues_and_each_event_comes_once(string form)
    {
        await using var run = await OversizeRun.StartAsync();
        foreach (var piece in (int[])[100, 4095, 4096, OversizeBodies.Limit - 1, OversizeBodies.Limit, OversizeBodies.Limit + 1, int.MaxValue])
            await run.ContinueAsync(form, (body, _) => new CutStream(body, piece, null));
        await run.ContinueAsync(form, static (body, borders) => new PiecesStream(BytesAround(body, borders), new Random(1)));
        await run.ContinueAsync("[E,R]", static (body, _) => new MemoryStream(body));
    }

    [Theory(Timeout = Limit)]
    [InlineData("[E,L,E,R]")]
    [InlineData(" [ L , L , R ] ")]
    public async Task It_continues_wherever_the_body_is_cut_near_a_message(string form)
    {
        await using var run = await OversizeRun.StartAsync();
        var borders = new OversizeBodies(OversizeRun.Channel, run.Bodies.NextId).Write(form).Borders.Count;
        for (var border = 0; border < borders; border++)
        {
            for (var distance = -Around; distance <= Around; distance++)
            {
                var (index, offset) = (border, distance);
                await run.ContinueAsync(form, (body, at) => new PiecesStream(CutAt(body, at[index] + offset), new Random(offset)));
            }
        }
    }

    [Fact(Timeout = Limit)]
    public async Task It_continues_with_any_events_in_any_pieces()
    {
        var random = new Random(7);
        await using var run = await OversizeRun.StartAsync();
        for (var i = 0; i < Bodies; i++)
        {
            var messages = random.GetItems("LEE"u8.ToArray(), random.Next(6)).Select(static letter => $"{(char)letter}").Append("R").ToArray();
            random.Shuffle(messages);
            var gap = random.GetItems((string[])["", "", " ", "\r\n"], 1)[0];
            await run.ContinueAsync($"{gap}[{gap}{string.Join($"{gap},{gap}", messages)}{gap}]{gap}", (body, _) => new PiecesStream(Cut(body, random), random));
        }
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Forms))]
    public async Task An_extension_sees_the_messages_around_it(string form)
    {
        var seen = new RecordingExtension();
        await using var run = await OversizeRun.StartAsync(seen);
        var first = run.Bodies.NextId;
        await run.ContinueAsync(form, static (body, _) => new CutStream(body, 4096, null));
        await run.ContinueAsync("[E,R]", static (body, _) => new MemoryStream(body));
        var expected = new OversizeBodies(OversizeRun.Channel, first).Write(form + "E").Events.Where(static shown => !shown.Contains(' ', StringComparison.Ordinal));
        Assert.Equal(["5", .. expected], seen.Received.Where(static message => message.ReplayId is not null).Select(static message => $"{message.ReplayId}"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_response_that_is_only_the_event_is_read_whole()
    {
        await using var run = await OversizeRun.StartAsync();
        var (resumed, cause) = await run.LoseAsync(run.Bodies.Write(" L ").Body);
        Assert.Equal(6, resumed);
        Assert.Contains("the response contains no reply", cause, StringComparison.Ordinal);
        Assert.Equal("6 skipped", await run.NextAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task A_response_to_a_message_of_the_program_may_be_only_the_event()
    {
        using var server = new StagedServer("/u/ask", "/meta/connect");
        await using var client = server.MakeClient(static options => options.MaxMessageBytes = OversizeBodies.Limit);
        await client.StartAsync(Token);
        var sent = client.SendAsync(new JsonObject { ["channel"] = "/u/ask" }, Token);
        (await server.NextAsync("/u/ask")).Answer(Encoding.UTF8.GetString(new OversizeBodies("/u/x", 1).Write("L").Body));
        Assert.Empty(await sent);
    }

    [Theory(Timeout = Limit)]
    [InlineData("[L,<", "Expected a Bayeux message, found '<' at byte ", 0, 1, 6)]
    [InlineData("[E,L<", "Expected ',' or ']', found '<' at byte ", 1, 0, 7)]
    [InlineData("[L E,R]", "Expected ',' or ']', found '{' at byte ", 0, 1, 6)]
    [InlineData("[L,L,x", "Expected a Bayeux message, found 'x' at byte ", 1, 1, 7)]
    [InlineData("[L] L", "Expected nothing after the list of Bayeux messages, found '{' at byte ", 0, 2, 6)]
    [InlineData("[L,R", "Expected ',' or ']', found the end of the response at byte ", 1, 0, 6)]
    [InlineData("[E L,R]", "Expected ',' or ']', found '{' at byte ", 0, 1, 6)]
    [InlineData("[,L,R]", "Expected a Bayeux message or ']', found ',' at byte 1 of the response", -1, 1, 5)]
    public async Task A_defect_says_where_it_is_in_the_body(string form, string said, int message, int after, long resumed)
    {
        foreach (var extensions in (BayeuxExtension[][])[[], [new RecordingExtension()]])
        {
            await using var run = await OversizeRun.StartAsync(extensions);
            var (body, borders, _) = run.Bodies.Write(form);
            var lost = await run.LoseAsync(body);
            Assert.Contains(message < 0 ? said : $"{said}{borders[(2 * message) + 1] + after}", lost.Cause, StringComparison.Ordinal);
            Assert.Equal(resumed, lost.Resumed);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_damaged_message_after_it_says_where_it_begins()
    {
        await using var run = await OversizeRun.StartAsync();
        var (body, borders, _) = run.Bodies.Write("[L,{\"a\":}]");
        var lost = await run.LoseAsync(body);
        Assert.Contains($"The message at byte {borders[1] + 1} of the response is not JSON", lost.Cause, StringComparison.Ordinal);
    }

    private static List<byte[]> CutAt(byte[] body, int at) => [body[..Math.Clamp(at, 0, body.Length)], body[Math.Clamp(at, 0, body.Length)..]];

    /// <summary>Cuts a body into single bytes around the ends of its messages.</summary>
    private static List<byte[]> BytesAround(byte[] body, List<int> borders)
    {
        var pieces = new List<byte[]>();
        var from = 0;
        for (var at = 1; at <= body.Length; at++)
        {
            if (at < body.Length && !borders.Exists(border => Math.Abs(border - at) <= Around)) continue;
            pieces.Add(body[from..at]);
            from = at;
        }

        return pieces;
    }

    private static List<byte[]> Cut(byte[] body, Random random)
    {
        var longest = random.GetItems((int[])[5000, 30_000, 70_000, 200_000], 1)[0];
        var pieces = new List<byte[]>();
        for (var at = 0; at < body.Length; at += pieces[^1].Length) pieces.Add(body[at..Math.Min(body.Length, at + random.Next(1, longest + 1))]);
        return pieces;
    }
}
