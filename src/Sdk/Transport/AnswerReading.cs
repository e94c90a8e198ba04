using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>
/// Reads one body and gives it to the sink piece by piece, as soon as the next bytes have to be waited for. What has come whole by then, as most
/// bodies do, is given in one piece and not scanned.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="window">The bytes that were read.</param>
/// <param name="sink">What takes the pieces.</param>
/// <param name="expected">The length of the body, if it is known. Nothing depends on it but the size of the window.</param>
internal sealed class AnswerReading(AnswerBody body, AnswerWindow window, IAnswerSink sink, long? expected)
{
    private MessageScanner _scanner;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="TransportException">The body was cut off, is too slow, or has a message on a meta channel that is too large.</exception>
    public async Task RunAsync(CancellationToken abandoned)
    {
        while (await ReadAsync(abandoned).ConfigureAwait(false))
        {
            if (!window.IsFull) continue;
            await GiveAsync(abandoned).ConfigureAwait(false);
            if (window.IsAtItsLargest) await SkipMessageAsync(abandoned).ConfigureAwait(false);
        }

        await sink.TakeAsync(new AnswerPiece(window.Bytes, IsLast: true), abandoned).ConfigureAwait(false);
    }

    /// <summary>Reads more; the sink has what is complete meanwhile, if that takes time.</summary>
    /// <returns>Whether there was more.</returns>
    private async ValueTask<bool> ReadAsync(CancellationToken abandoned)
    {
        if (!body.BeginRead(window.Room(expected))) await GiveAsync(abandoned).ConfigureAwait(false);
        var count = await body.EndReadAsync().ConfigureAwait(false);
        window.Add(count);
        return count > 0;
    }

    private async ValueTask GiveAsync(CancellationToken abandoned)
    {
        _scanner.Scan(window.Bytes.Span);
        var complete = _scanner.Complete;
        if (!_scanner.HasMessage && !(window.IsFull && complete > 0)) return;
        await sink.TakeAsync(new AnswerPiece(window.Bytes[..complete], IsLast: false), abandoned).ConfigureAwait(false);
        _scanner.DropComplete();
        window.Drop(complete);
    }

    /// <summary>Passes over the message that fills the window.</summary>
    private async ValueTask SkipMessageAsync(CancellationToken abandoned)
    {
        var skipped = new OversizeScanner();
        window.Drop(skipped.Scan(window.Bytes.Span));
        while (!skipped.IsComplete)
        {
            body.BeginRead(window.Room(expected));
            var count = await body.EndReadAsync().ConfigureAwait(false);
            if (count == 0) throw new TransportException("the answer ends inside of a message");
            window.Add(count);
            window.Drop(skipped.Scan(window.Bytes.Span));
        }

        _scanner = default;
        if (skipped.Message.IsMeta) throw new TransportException($"a message that is not an event has {skipped.Message.Length} bytes, more than are read");
        await sink.TakeAsync(skipped.Message, abandoned).ConfigureAwait(false);
    }
}
