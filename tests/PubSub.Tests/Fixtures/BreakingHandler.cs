using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>
/// Breaks the connection once, while the client writes a message of a stream. The write then fails by itself, before the client has read that the call is
/// over.
/// </summary>
/// <param name="rpc">The name of the stream, such as <c>Subscribe</c>.</param>
/// <param name="message">The number of the message in the stream, from 1.</param>
[SuppressMessage("Reliability", "CA2000", Justification = "The base class disposes the inner handler.")]
internal sealed class BreakingHandler(string rpc, int message) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private int _isBroken;

    /// <summary>The callback that cuts all connections.</summary>
    public Action Cut { get; set; } = static () => { };

    public bool HasBroken => Volatile.Read(ref _isBroken) == 1;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && request.RequestUri!.AbsolutePath.EndsWith('/' + rpc, StringComparison.Ordinal)) request.Content = new Body(content, this);
        return base.SendAsync(request, cancellationToken);
    }

    private void BreakAt(int number)
    {
        if (number != message || Interlocked.Exchange(ref _isBroken, 1) == 1) return;
        Cut();
        throw new IOException("The request was aborted.");
    }

    private sealed class Body : HttpContent
    {
        private readonly HttpContent _content;
        private readonly BreakingHandler _handler;

        public Body(HttpContent content, BreakingHandler handler)
        {
            (_content, _handler) = (content, handler);
            foreach (var (name, values) in content.Headers) Headers.TryAddWithoutValidation(name, values);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            _content.CopyToAsync(new Writes(stream, _handler), context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }

    private sealed class Writes(Stream stream, BreakingHandler handler) : Stream
    {
        private int _count;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            handler.BreakAt(++_count);
            return stream.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override void Flush() => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
