using System.Runtime.CompilerServices;

namespace TypedStreaming.Transport;

/// <summary>The body of an HTTP response. One read runs at a time, and each read must end within the deadlines.</summary>
/// <param name="stream">The bytes of the body.</param>
/// <param name="isForeign">True if the stream belongs to the application's code, so that it may ignore its cancellation.</param>
/// <param name="deadlines">The deadlines.</param>
/// <param name="time">The clock.</param>
internal sealed class ResponseStream(Stream stream, bool isForeign, ResponseDeadlines deadlines, TimeProvider time) : IDisposable
{
    /// <summary>
    /// The cancellation token source for a stream that is not part of the SDK. The source is separate, so that no SDK code waits for callbacks that
    /// the stream registers on the token.
    /// </summary>
    private readonly CancellationTokenSource? _foreign = isForeign ? new CancellationTokenSource() : null;

    private Memory<byte> _memory;
    private ValueTask<int> _read;
    private bool _isReading;
    private Task<int>? _leftAlone;

    /// <summary>Begins to read. No deadline runs until <see cref="EndReadAsync"/> is called.</summary>
    /// <returns>True if the read has already ended.</returns>
    public bool BeginRead(Memory<byte> memory)
    {
        _memory = memory;
        _isReading = true;
        deadlines.StartClock();
#pragma warning disable CA2012 // The read is awaited once, by the code that ends it.
        _read = ReadAsync(memory);
#pragma warning restore CA2012
        deadlines.StopClock();
        return _read.IsCompleted;
    }

    /// <summary>Waits until the running read has ended.</summary>
    /// <returns>The number of bytes read; 0 at the end of the body.</returns>
    /// <exception cref="TransportException">The read failed, a deadline has passed, or the body is too slow.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> EndReadAsync()
    {
        try
        {
            var count = _read.IsCompleted ? await TakeAsync().ConfigureAwait(false) : await WaitAsync().ConfigureAwait(false);
            if (count > 0) deadlines.Note(_memory.Span[..count]);
            return count;
        }
        catch (Exception e) when (deadlines.IsLoss(e))
        {
            throw deadlines.LossBy(e);
        }
    }

    /// <summary>
    /// If a read of the body is running, cancels it, and waits until it has ended. For a stream that is not part of the SDK, the wait takes at most
    /// a second.
    /// </summary>
    /// <returns>True if the read has ended. A read that has not ended may still write into its memory.</returns>
    public async ValueTask<bool> AbandonAsync()
    {
        if (!_isReading) return true;
        if (_leftAlone is null)
        {
            deadlines.Cancel();
            _leftAlone = _read.AsTask();
            await ((Task)HeedingAsync(_leftAlone)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return _leftAlone.IsCompleted;
    }

    public void Dispose() => _foreign?.Dispose();

    private ValueTask<int> ReadAsync(Memory<byte> memory)
    {
        try
        {
            return stream.ReadAsync(memory, _foreign?.Token ?? deadlines.Token);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<int>(e);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync()
    {
        deadlines.StartWait();
        var count = await TakeAsync().ConfigureAwait(false);
        deadlines.StopWait();
        return count;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> TakeAsync()
    {
        try
        {
            return isForeign && !_read.IsCompleted ? await HeedingAsync().ConfigureAwait(false) : await _read.ConfigureAwait(false);
        }
        finally
        {
            _isReading = _leftAlone is { IsCompleted: false };
        }
    }

    private async ValueTask<int> HeedingAsync()
    {
        var read = _read.AsTask();
        try
        {
            return await HeedingAsync(read).ConfigureAwait(false);
        }
        finally
        {
            if (!read.IsCompleted) _leftAlone = read;
        }
    }

    private async Task<int> HeedingAsync(Task<int> read) => _foreign is { } foreign
        ? await Abandoning.RunAsync(read, foreign, time, deadlines.Token).ConfigureAwait(false)
        : await read.ConfigureAwait(false);
}
