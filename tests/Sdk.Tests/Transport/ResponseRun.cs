using System.Buffers;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Reads one body as the transport does, with arrays that are counted.</summary>
internal sealed class ResponseRun
{
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    public CountingArrays Arrays { get; } = new();

    public ManualTimeProvider Time { get; init; } = new();

    /// <summary>The size of the largest message.</summary>
    public int Largest { get; init; } = 4 * 1024 * 1024;

    public bool IsForeign { get; init; }

    /// <summary>Reads the body, and checks that all arrays are returned afterwards, whatever the end is.</summary>
    public async Task ReadAsync(Stream stream, IResponseSink sink, long? expected = null, CancellationToken abandoned = default)
    {
        try
        {
            await ReadAsync(stream, sink, Arrays, expected, abandoned).ConfigureAwait(false);
        }
        finally
        {
            if (!IsForeign) Assert.Equal(0, Arrays.Rented);
        }
    }

    private async Task ReadAsync(Stream stream, IResponseSink sink, ArrayPool<byte> arrays, long? expected, CancellationToken abandoned)
    {
        using var deadlines = new ResponseDeadlines(Request(), Time, abandoned);
        sink.Begin(new ResponseHeaders(null, [], expected));
        deadlines.BeginBody();
        using var body = new ResponseStream(stream, IsForeign, deadlines, Time);
        await ResponseReader.RunAsync(body, new ResponseWindow(arrays, Largest), sink, expected, abandoned).ConfigureAwait(false);
    }

    private static TransportRequest Request() => new()
    {
        Endpoint = new Uri("https://acme.my.salesforce.com/cometd/66.0"),
        Body = "[]"u8.ToArray(),
        Cookies = new CookieJar(TimeProvider.System),
        Deadline = TimeSpan.FromSeconds(30),
        IdleLimit = Idle,
    };
}
