namespace TypedStreaming.Transport;

/// <summary>
/// How long an answer may take: its headers, each pause of its body, and the body as a whole, which must bring a least number of bytes in a
/// while. Only the time in which we read counts. Where the request has no idle limit, one deadline holds for all.
/// </summary>
internal sealed class AnswerDeadlines : IDisposable
{
    /// <summary>What a body must bring, without its white space.</summary>
    public const int LeastBytesPerSecond = 256;

    private readonly TransportRequest _request;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _abandoned;
    private TimeSpan _left;
    private long _wanted;
    private long _since;
    private bool _isReading;

    public AnswerDeadlines(TransportRequest request, TimeProvider time, CancellationToken abandoned)
    {
        _request = request;
        _time = time;
        _source = new CancellationTokenSource(request.Deadline, time);
        _abandoned = abandoned.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Cancelled when a deadline has passed, or the request was abandoned.</summary>
    public CancellationToken Token => _source.Token;

    private TimeSpan Idle => _request.IdleLimit ?? Timeout.InfiniteTimeSpan;

    /// <summary>Ends the deadline of the headers.</summary>
    public void Begin()
    {
        if (_request.IdleLimit is null) return;
        _isReading = true;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
        BeginStretch();
    }

    /// <summary>Starts the clock, since a read is waited for.</summary>
    public void BeginWait()
    {
        _since = _time.GetTimestamp();
        if (_request.IdleLimit is not null) _source.CancelAfter(_wanted > 0 ? _left : Idle);
    }

    /// <summary>Stops the clock.</summary>
    public void EndWait()
    {
        if (_request.IdleLimit is null) return;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
        _left -= _time.GetElapsedTime(_since);
    }

    /// <summary>Notes what a read has brought.</summary>
    /// <exception cref="TransportException">The body is too slow.</exception>
    public void Note(ReadOnlySpan<byte> bytes)
    {
        if (_request.IdleLimit is null) return;
        if (_wanted > 0) _wanted -= WithoutWhiteSpace(bytes);
        if (_left > TimeSpan.Zero) return;
        if (_wanted > 0) throw TooSlow(null);
        BeginStretch();
    }

    /// <summary>Gives up the request.</summary>
    public void Cancel() => _source.Cancel();

    /// <summary>Whether a cancellation comes from a deadline, and not from the caller.</summary>
    public bool HavePassed => !_abandoned.Token.IsCancellationRequested;

    /// <summary>The failure that a passed deadline is.</summary>
    public TransportException Missed(OperationCanceledException cause)
    {
        var host = _request.Endpoint.Host;
        if (!_isReading) return new TransportException($"no answer from {host} within {Text(_request.Deadline)}", cause);
        return _time.GetElapsedTime(_since) >= Idle
            ? new TransportException($"no bytes of the answer of {host} within {Text(Idle)}", cause)
            : TooSlow(cause);
    }

    public void Dispose()
    {
        _abandoned.Dispose();
        _source.Dispose();
    }

    private TransportException TooSlow(Exception? cause) => new(
        $"fewer than {LeastBytesPerSecond} bytes per second, white space apart, of the answer of {_request.Endpoint.Host} within {Text(Idle)}", cause);

    private void BeginStretch() => (_left, _wanted) = (Idle, (long)(LeastBytesPerSecond * Idle.TotalSeconds));

    private static int WithoutWhiteSpace(ReadOnlySpan<byte> bytes) =>
        bytes.Length - bytes.Count((byte)' ') - bytes.Count((byte)'\n') - bytes.Count((byte)'\r') - bytes.Count((byte)'\t');

    private static string Text(TimeSpan time) => $"{time.TotalSeconds:0.###} s";
}
