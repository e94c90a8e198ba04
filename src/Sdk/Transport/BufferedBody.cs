using System.Buffers;

namespace TypedStreaming.Transport;

/// <summary>A complete response body in a rented buffer. The buffer is returned when the body is disposed.</summary>
internal sealed class BufferedBody : IDisposable
{
    private const int FirstSize = 16 * 1024;
    private const int SmallLimit = 1024 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    private BufferedBody()
    {
    }

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <param name="stream">The body.</param>
    /// <param name="limit">The largest number of bytes that the body may have.</param>
    /// <param name="beforeRead">An action that is called before each read, for example to move a deadline.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StreamingException">The body is larger than the limit.</exception>
    public static async Task<BufferedBody> ReadAsync(Stream stream, int limit, Action beforeRead, CancellationToken cancellationToken)
    {
        var body = new BufferedBody();
        try
        {
            while (await body.FillAsync(stream, limit, beforeRead, cancellationToken).ConfigureAwait(false)) body.Grow();
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Reads a response body, which is normally a few kilobytes in size. At most 1 MiB of the body is kept.</summary>
    /// <exception cref="StreamingException">The body is larger than 1 MiB.</exception>
    public static async Task<BufferedBody> ReadSmallAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, SmallLimit, static () => { }, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    /// <summary>Reads from a stream until the buffer is full.</summary>
    /// <returns>True if the stream may contain more bytes.</returns>
    private async Task<bool> FillAsync(Stream stream, int limit, Action beforeRead, CancellationToken cancellationToken)
    {
        while (_length < _buffer.Length)
        {
            beforeRead();
            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0) return false;
            _length += read;
            if (_length > limit) throw TooLarge(limit);
        }

        return true;
    }

    private static StreamingException TooLarge(int limit) =>
        new(StreamingError.ResponseTooLarge, $"The server's response is larger than {limit / (1024.0 * 1024.0):0.##} MiB.");

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(_buffer.Length * 2));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
