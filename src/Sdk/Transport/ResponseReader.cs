using System.Runtime.CompilerServices;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>
/// Reads the body of an HTTP response and passes it to a receiver part by part. Before the reader waits for more bytes, it passes on the bytes that
/// have already arrived. Most bodies arrive completely before the first wait. Such a body is passed on in one part and is not scanned.
/// </summary>
internal sealed class ResponseReader
{
    private readonly ResponseStream _body;
    private readonly ResponseWindow _window;
    private readonly IResponseSink _sink;
    private readonly long? _expected;
    private MessageScanner _scanner;

    private ResponseReader(ResponseStream body, ResponseWindow window, IResponseSink sink, long? expected) =>
        (_body, _window, _sink, _expected) = (body, window, sink, expected);

    /// <summary>Reads the body of a response to its end.</summary>
    /// <param name="body">The body.</param>
    /// <param name="window">The window for the bytes that were read. It is disposed at the end of the reading.</param>
    /// <param name="sink">The receiver of the parts.</param>
    /// <param name="expected">The length of the body, if it is known. It affects only the first size of the window.</param>
    /// <param name="abandoned">Ends the reading immediately.</param>
    /// <exception cref="TransportException">The body is cut off or too slow, or a reply in it is too large.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask RunAsync(ResponseStream body, ResponseWindow window, IResponseSink sink, long? expected, CancellationToken abandoned)
    {
        try
        {
            await new ResponseReader(body, window, sink, expected).RunAsync(abandoned).ConfigureAwait(false);
        }
        finally
        {
            // If a failure happened during a read, the memory of that read must not be reused.
            if (!await body.AbandonAsync().ConfigureAwait(false)) window.Abandon();
            window.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunAsync(CancellationToken abandoned)
    {
        while (await ReadAsync(abandoned).ConfigureAwait(false))
        {
            if (!_window.IsFull) continue;
            await GiveAsync(abandoned).ConfigureAwait(false);
            if (_window.IsAtItsLargest) await SkipMessageAsync(abandoned).ConfigureAwait(false);
        }

        await _sink.TakeAsync(new ResponsePart(_window.Bytes, IsLast: true), abandoned).ConfigureAwait(false);
    }

    /// <summary>Reads more bytes. If the read has to wait, the receiver gets the messages that are already complete.</summary>
    /// <returns>False at the end of the body.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync(CancellationToken abandoned)
    {
        if (!_body.BeginRead(_window.Room(_expected))) await GiveAsync(abandoned).ConfigureAwait(false);
        var count = await _body.EndReadAsync().ConfigureAwait(false);
        _window.Add(count);
        return count > 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask GiveAsync(CancellationToken abandoned)
    {
        _scanner.Scan(_window.Bytes.Span);
        var complete = _scanner.Complete;
        // White space between messages, or bytes that are not a message, are not given to the sink alone, as long as the window has room.
        if (!_scanner.HasMessage && (complete == 0 || !_window.IsFull)) return;
        await _sink.TakeAsync(new ResponsePart(_window.Bytes[..complete], IsLast: false), abandoned).ConfigureAwait(false);
        _scanner.DropComplete();
        _window.Drop(complete);
    }

    /// <summary>Skips a message that is too large for the window, and continues after it.</summary>
    private async ValueTask SkipMessageAsync(CancellationToken abandoned)
    {
        var skipping = new OversizeScanner();
        _window.Drop(skipping.Scan(_window.Bytes.Span));
        while (!skipping.IsComplete)
        {
            _body.BeginRead(_window.Room(_expected));
            var count = await _body.EndReadAsync().ConfigureAwait(false);
            if (count == 0) throw new TransportException("the response ended in the middle of a message");
            _window.Add(count);
            _window.Drop(skipping.Scan(_window.Bytes.Span));
        }

        var skipped = skipping.Message;
        if (skipped.IsMeta) throw new TransportException($"the response contains a message of {skipped.Length} bytes, which is larger than the limit and is not an event");
        _scanner = default;
        await _sink.TakeAsync(skipped, abandoned).ConfigureAwait(false);
    }
}
