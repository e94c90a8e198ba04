using System.IO.Compression;
using System.Text;
using TypedStreaming.Tests.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Answers over real sockets, through the handler that the SDK makes.</summary>
public sealed class ResponseOverTheWireTests
{
    private const int Limit = 60_000;
    private const int LargestMessage = 1024 * 1024;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $"[{string.Join(',', Enumerable.Range(1, 2000).Select(static id => $$$"""{"channel":"/u/x","data":{"event":{"replayId":{{{id}}}},"payload":"{}\"{{{id}}}"}}"""))}]");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_body_of_known_length_is_read_whole()
    {
        var sink = await PostAsync(async connection =>
        {
            await connection.WriteAsync(OneResponseServer.Headers($"Content-Length: {Body.Length}"), Token);
            await connection.WriteAsync(Body, Token);
        });
        AssertWhole(sink);
    }

    [Theory(Timeout = Limit)]
    [InlineData(31)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public async Task A_chunked_body_is_read_whole(int chunk)
    {
        var sink = await PostAsync(async connection =>
        {
            await connection.WriteAsync(OneResponseServer.Headers("Transfer-Encoding: chunked"), Token);
            for (var at = 0; at < Body.Length; at += chunk)
                await OneResponseServer.WriteChunkAsync(connection, Body.AsMemory(at, Math.Min(chunk, Body.Length - at)));
            await OneResponseServer.WriteChunkAsync(connection, default);
        });
        AssertWhole(sink);
    }

    [Theory(Timeout = Limit)]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_is_read_whole(string encoding)
    {
        var packed = Packed(encoding);
        Assert.InRange(packed.Length, 1, Body.Length / 2);
        var sink = await PostAsync(async connection =>
        {
            await connection.WriteAsync(OneResponseServer.Headers($"Content-Encoding: {encoding}", $"Content-Length: {packed.Length}"), Token);
            await connection.WriteAsync(packed, Token);
        });
        AssertWhole(sink);
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_in_the_body_is_a_loss_after_what_was_complete(bool isChunked)
    {
        var sink = new ReadingSink();
        var loss = await Assert.ThrowsAsync<TransportException>(() => PostAsync(sink, async connection =>
        {
            var part = Body.AsMemory(0, Body.Length / 2);
            await connection.WriteAsync(OneResponseServer.Headers(isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {Body.Length}"), Token);
            if (isChunked) await OneResponseServer.WriteChunkAsync(connection, part);
            else await connection.WriteAsync(part, Token);
        }));
        Assert.Null(loss.HttpStatus);
        Assert.False(sink.IsWhole);
        Assert.Equal(Expected().Take(sink.Read.Count), sink.Read);
    }

    [Fact(Timeout = Limit)]
    public async Task A_compressed_body_that_ends_early_is_never_whole()
    {
        var packed = Packed("gzip");
        var sink = new ReadingSink();
        // .NET takes the end of the bytes for the end of the body: the reader finds that it is cut off.
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => PostAsync(sink, async connection =>
        {
            await connection.WriteAsync(OneResponseServer.Headers("Content-Encoding: gzip", "Transfer-Encoding: chunked"), Token);
            await OneResponseServer.WriteChunkAsync(connection, packed.AsMemory(0, packed.Length / 2));
            await OneResponseServer.WriteChunkAsync(connection, default);
        }));
        Assert.False(sink.IsWhole);
        Assert.Equal(Expected().Take(sink.Read.Count), sink.Read);
    }

    /// <summary>A day's events: more than any buffer should keep.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_body_of_150000_events_streams_through()
    {
        const int Events = 150_000;
        var sink = new CountingSink();
        await PostAsync(sink, async connection =>
        {
            await connection.WriteAsync(OneResponseServer.Headers("Transfer-Encoding: chunked"), Token);
            await using var body = new EventsStream(Events, eventLength: 460);
            var chunk = new byte[100_000];
            while (body.Read(chunk) is > 0 and var read) await OneResponseServer.WriteChunkAsync(connection, chunk.AsMemory(0, read));
            await OneResponseServer.WriteChunkAsync(connection, default);
        });
        Assert.Equal((Events, true), (sink.Events, sink.IsWhole));
    }

    private static byte[] Packed(string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        }) packing.Write(Body);
        return packed.ToArray();
    }

    private static void AssertWhole(ReadingSink sink) => Assert.Equal(Expected(), sink.Read);

    private static IEnumerable<string> Expected() => ReadMessage.All(Body).Select(ReadingSink.Text);

    private static async Task<ReadingSink> PostAsync(Func<Stream, Task> answer)
    {
        var sink = new ReadingSink();
        await PostAsync(sink, answer);
        Assert.True(sink.IsWhole);
        return sink;
    }

    private static async Task PostAsync(IResponseSink sink, Func<Stream, Task> answer)
    {
        using var server = OneResponseServer.Start(answer);
        using var connections = new HttpClients(new StreamingClientOptions());
        await new LongPollTransport(connections, LargestMessage, TimeProvider.System).PostAsync(Request(server.Address), sink, Token);
        await server.Done;
    }

    private static TransportRequest Request(Uri endpoint) => new()
    {
        Endpoint = endpoint,
        Body = "[]"u8.ToArray(),
        Cookies = new CookieJar(TimeProvider.System),
        Deadline = TimeSpan.FromSeconds(30),
        IdleLimit = TimeSpan.FromSeconds(30),
    };
}
