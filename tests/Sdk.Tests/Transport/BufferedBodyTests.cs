using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class BufferedBodyTests
{
    private const int First = 16 * 1024;
    private const int Limit = 256 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(First - 1)]
    [InlineData(First)]
    [InlineData(First + 1)]
    [InlineData((2 * First) - 1)]
    [InlineData(2 * First)]
    [InlineData((2 * First) + 1)]
    [InlineData(4 * First)]
    [InlineData(Limit - 1)]
    public async Task A_body_of_any_size_is_read_whole(int size)
    {
        foreach (var piece in (int[])[1000, First, int.MaxValue])
        {
            var bytes = Bytes(size);
            using var body = await ReadAsync(new CutStream(bytes, piece, null));
            Assert.True(body.Bytes.SequenceEqual(bytes), $"{size} bytes in pieces of {piece}");
        }
    }

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(2 * Limit)]
    public async Task A_body_over_the_limit_is_refused(int size)
    {
        var refusal = await Assert.ThrowsAsync<StreamingException>(() => ReadAsync(new CutStream(Bytes(size), First, null), 1024 * 1024 / 4));
        Assert.Equal(StreamingError.ResponseTooLarge, refusal.Error);
        Assert.False(refusal.IsTransient);
        Assert.Equal("The server's response is larger than 0.25 MiB.", refusal.Message);
    }

    [Fact]
    public async Task An_endless_body_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<StreamingException>(() => ReadAsync(new CutStream(Bytes(8 * Limit), First, null)));
        Assert.Equal(StreamingError.ResponseTooLarge, refusal.Error);
    }

    [Fact]
    public async Task A_cut_body_fails_as_the_stream_does()
    {
        var failure = new IOException("reset");
        var thrown = await Assert.ThrowsAsync<IOException>(() => ReadAsync(new CutStream(Bytes(First + 5), 1000, failure)));
        Assert.Same(failure, thrown);
    }

    [Fact]
    public async Task The_caller_hears_of_each_read_before_it()
    {
        var reads = 0;
        using var body = await BufferedBody.ReadAsync(new CutStream(Bytes(25), 10, null), Limit, () => reads++, TestContext.Current.CancellationToken);
        Assert.Equal(4, reads); // Three pieces and the end.
    }

    [Fact]
    public async Task A_small_body_has_a_mebibyte_at_most()
    {
        using var fits = Response(1024 * 1024);
        using var body = await BufferedBody.ReadSmallAsync(fits, TestContext.Current.CancellationToken);
        Assert.Equal(1024 * 1024, body.Memory.Length);
        using var tooLarge = Response((1024 * 1024) + 1);
        var refusal = await Assert.ThrowsAsync<StreamingException>(() => BufferedBody.ReadSmallAsync(tooLarge, TestContext.Current.CancellationToken));
        Assert.Equal("The server's response is larger than 1 MiB.", refusal.Message);

        static HttpResponseMessage Response(int size) => new() { Content = new ByteArrayContent(Bytes(size)) };
    }

    [Fact]
    public async Task Disposing_twice_does_no_harm()
    {
        var body = await ReadAsync(new CutStream(Bytes(10), 10, null));
        body.Dispose();
        body.Dispose();
        Assert.True(body.Bytes.IsEmpty);
    }

    private static Task<BufferedBody> ReadAsync(Stream stream, int limit = Limit) =>
        BufferedBody.ReadAsync(stream, limit, static () => { }, TestContext.Current.CancellationToken);

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }
}
