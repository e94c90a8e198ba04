namespace TypedStreaming.Transport;

/// <summary>The body of an answer: one read at a time, each within the deadlines.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="deadlines">The deadlines.</param>
/// <param name="host">The host that sends it, for messages.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerBody(Stream stream, AnswerDeadlines deadlines, string host, TimeProvider time)
{
    private Memory<byte> _memory;
    private Task<int>? _read;

    /// <summary>Begins a read. No deadline runs until somebody waits for it.</summary>
    /// <returns>Whether it has ended already.</returns>
    public bool BeginRead(Memory<byte> memory)
    {
        _memory = memory;
        try
        {
            _read = stream.ReadAsync(memory, deadlines.Token).AsTask();
        }
        catch (Exception e)
        {
            _read = Task.FromException<int>(e);
        }

        return _read.IsCompleted;
    }

    /// <summary>Waits for the read.</summary>
    /// <returns>How many bytes it brought; none at the end of the body.</returns>
    /// <exception cref="TransportException">The read failed, a deadline has passed, or the body is too slow.</exception>
    public async ValueTask<int> EndReadAsync()
    {
        deadlines.BeginWait();
        try
        {
            var count = await _read!.OrAbandonAsync(time, deadlines.Token).ConfigureAwait(false);
            deadlines.EndWait();
            if (count > 0) deadlines.Note(_memory.Span[..count]);
            return count;
        }
        catch (OperationCanceledException e) when (deadlines.HavePassed)
        {
            throw deadlines.Missed(e);
        }
        catch (Exception e) when (HttpTrouble.Is(e))
        {
            throw new TransportException(HttpTrouble.Words(e, host), e);
        }
    }

    /// <summary>Gives up a read that may be under way.</summary>
    /// <returns>Whether it has ended. One that has not may still write into its memory.</returns>
    public async ValueTask<bool> AbandonAsync()
    {
        if (_read is not { IsCompleted: false } read) return true;
        deadlines.Cancel();
        await ((Task)read.OrAbandonAsync(time, deadlines.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return read.IsCompleted;
    }
}
