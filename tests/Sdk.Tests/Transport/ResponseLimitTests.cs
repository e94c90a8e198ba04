using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>The limit of a body counts bytes, and not whole buffers.</summary>
public sealed class ResponseLimitTests
{
    private const int Buffer = 16 * 1024;

    [Theory]
    [InlineData(Buffer)]
    [InlineData(4 * Buffer)]
    public async Task A_body_of_exactly_the_limit_is_not_larger_than_it(int limit)
    {
        using var body = await ReadAsync(limit, limit);
        Assert.Equal(limit, body.Bytes.Length);
    }

    [Theory]
    [InlineData(Buffer - 1)]
    [InlineData(Buffer + 1)]
    [InlineData(3 * Buffer)]
    public async Task One_byte_more_is(int limit) =>
        await Assert.ThrowsAsync<StreamingException>(() => ReadAsync(limit + 1, limit));

    private static Task<BufferedBody> ReadAsync(int size, int limit) => BufferedBody.ReadAsync(
        new MemoryStream(new byte[size]), limit, static () => { }, TestContext.Current.CancellationToken);
}
