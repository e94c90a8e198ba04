using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TypedStreaming.Tests.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Whatever a server sends, reading it ends with messages, a defect or a loss, and uses no more memory than the limit allows.</summary>
public sealed class HostileResponseTests
{
    private const int Limit = 64 * 1024;

    private static readonly byte[] Damage = [0x00, 0xFF, 0xC3, .. "\"\\{}[],: 0x"u8];

    private static readonly string[] Bodies =
    [
        """[{"channel":"/meta/handshake","id":"1","successful":true,"clientId":"c1","supportedConnectionTypes":["long-polling"],"ext":{"replay":true}}]""",
        """[{"channel":"/meta/subscribe","id":"3","successful":false,"subscription":"/topic/A","error":"403::Unknown client","ext":{"sfdc":{"failureReason":"401::x"}}}]""",
        """
        [{"channel":"/topic/\u0041","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,"type":"updated"},"sobject":{"Id":"a{01","T":"\"}\\"}}},
         {"channel":"/meta/connect","id":7,"successful":true,"advice":{"reconnect":"retry","interval":0,"timeout":110000}}]
        """,
        """{"channel":"/event/E__e","data":{"schema":"s","payload":{"a":[1,2.5e3,null,{}],"b":"ß€"},"event":{"replayId":"9","EventUuid":"e"}}}""",
    ];

    /// <summary>Small enough that the events are skipped and the replies are lost with them.</summary>
    public static TheoryData<int> Limits => [100, Limit];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_body_with_any_byte_changed_ends(int largest)
    {
        foreach (var text in Bodies)
        {
            var body = Encoding.UTF8.GetBytes(text);
            for (var at = 0; at < body.Length; at++)
            {
                foreach (var damage in Damage)
                {
                    var damaged = body.ToArray();
                    damaged[at] = damage;
                    await AssertEndsAsync(damaged, largest, piece: 1 + (at % 40));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Noise_ends(int largest)
    {
        var bodies = new RandomBodies(9);
        for (var i = 0; i < 3000; i++) await AssertEndsAsync(i % 2 == 0 ? bodies.Noise(600) : bodies.Damaged(), largest, bodies.Random.Next(1, 100));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("<")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[")]
    [InlineData(",")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("{\"")]
    [InlineData("{\"a\":[")]
    [InlineData("{},")]
    [InlineData("{\"a\":{}},")]
    public async Task An_endless_repetition_takes_no_more_memory_than_the_limit(string unit)
    {
        var run = new ResponseRun { Largest = Limit };
        var body = Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat(unit, 4 * 1024 * 1024 / unit.Length)));
        var failure = await Record.ExceptionAsync(() => run.ReadAsync(new CutStream(body, 50_000, null), new CountingSink()));
        Assert.True(failure is JsonException or TransportException, failure?.ToString());
        Assert.InRange(run.Arrays.Most, 1, 2 * Limit);
    }

    [Fact]
    public async Task What_a_small_body_unpacks_to_takes_no_more_memory_than_the_limit()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync("[{\"channel\":\"/u/x\",\"data\":\""u8.ToArray(), TestContext.Current.CancellationToken);
            var filler = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024));
            for (var i = 0; i < 100; i++) await gzip.WriteAsync(filler, TestContext.Current.CancellationToken);
            await gzip.WriteAsync("\"}]"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        packed.Position = 0;
        Assert.InRange(packed.Length, 1, 200_000);
        var run = new ResponseRun { Largest = Limit };
        var sink = new CountingSink();
        await run.ReadAsync(new GZipStream(packed, CompressionMode.Decompress), sink);
        Assert.Equal((1, true), (sink.Skipped, sink.IsWhole));
        Assert.InRange(run.Arrays.Most, 1, 2 * Limit);
    }

    private static async Task AssertEndsAsync(byte[] body, int largest, int piece)
    {
        var run = new ResponseRun { Largest = largest };
        var sink = new ReadingSink();
        var failure = await Record.ExceptionAsync(() => run.ReadAsync(new CutStream(body, piece, null), sink));
        Assert.True(failure is null or JsonException or TransportException, failure?.ToString());
        Assert.Equal(failure is null, sink.IsWhole);
        Assert.InRange(run.Arrays.Most, 1, 4 * Limit);
    }
}
