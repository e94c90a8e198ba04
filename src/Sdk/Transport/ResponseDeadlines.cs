using TypedStreaming.Authentication;

namespace TypedStreaming.Transport;

/// <summary>
/// The time limits of an HTTP response: for its headers, for each pause in its body, and for the body as a whole. Each time the idle limit elapses,
/// a minimum number of bytes must have arrived. Only the time that the client spends reading is counted. If the request has no idle limit, one
/// deadline applies to the whole response.
/// </summary>
internal sealed class ResponseDeadlines : IDisposable
{
    /// <summary>
    /// The minimum rate at which a body must arrive, in bytes per second. White space does not count, because a server that sends only white
    /// space makes no progress.
    /// </summary>
    public const int LeastBytesPerSecond = 256;

    /// <summary>
    /// The maximum number of consecutive bytes of white space. Without this limit, a server that sends only white space at full speed would not reach
    /// a deadline for a long time, because the deadlines do not count the time for scanning.
    /// </summary>
    public const long MostWhiteSpace = 16 * 1024 * 1024;

    private readonly TransportRequest _request;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _abandoned;
    private readonly CancellationTokenRegistration _registration;
    private bool _hasHeaders;
    private bool _isWaitCutShort;
    private long _since;
    private TimeSpan _leftOfStretch;
    private long _missing;
    private long _whiteSpace;

    /// <summary>Starts the deadline for the headers of the response.</summary>
    /// <param name="request">The request with its limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="abandoned">Ends the request immediately.</param>
    public ResponseDeadlines(TransportRequest request, TimeProvider time, CancellationToken abandoned)
    {
        _request = request;
        _time = time;
        _source = new CancellationTokenSource(request.Deadline, time);
        _abandoned = abandoned;
        _registration = abandoned.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>A token that is cancelled when a deadline passes or the request is abandoned.</summary>
    public CancellationToken Token => _source.Token;

    private bool IsOneForAll => _request.IdleLimit is null;

    private string Host => _request.Endpoint.Host;

    private TimeSpan Idle => _request.IdleLimit ?? _request.Deadline;

    /// <summary>Records that the headers of the response have arrived, and starts the deadlines of the body.</summary>
    public void BeginBody()
    {
        if (IsOneForAll) return;
        _hasHeaders = true;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
        BeginStretch();
    }

    /// <summary>Starts measuring the duration of a read. This duration counts towards the deadlines.</summary>
    public void StartClock() => _since = _time.GetTimestamp();

    /// <summary>Starts measuring time, and starts the deadline, because the caller waits for a read.</summary>
    public void StartWait()
    {
        StartClock();
        if (IsOneForAll) return;
        _isWaitCutShort = _missing > 0 && _leftOfStretch < Idle;
        _source.CancelAfter(!_isWaitCutShort ? Idle : _leftOfStretch > TimeSpan.Zero ? _leftOfStretch : TimeSpan.Zero);
    }

    /// <summary>Stops measuring the duration of a read.</summary>
    public void StopClock() => _leftOfStretch -= _time.GetElapsedTime(_since);

    /// <summary>Stops measuring time, and stops the deadline, because the read has ended.</summary>
    public void StopWait()
    {
        StopClock();
        if (!IsOneForAll) _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Counts the bytes that a read has returned. The deadlines require a minimum number of bytes per second.</summary>
    /// <exception cref="TransportException">
    /// A period of the idle limit ended with this read and contained too few bytes, or the body consists only of white space.
    /// </exception>
    public void Note(ReadOnlySpan<byte> read)
    {
        _whiteSpace = read.ContainsAnyExcept(" \n\r\t"u8) ? 0 : _whiteSpace + read.Length;
        if (_whiteSpace > MostWhiteSpace) throw OnlyWhiteSpace();
        var isEnd = _leftOfStretch <= TimeSpan.Zero;
        if (IsOneForAll || (_missing <= 0 && !isEnd)) return;
        var brought = WithoutWhiteSpace(read);
        _missing -= brought;
        if (!isEnd) return;
        if (_missing > 0) throw TooSlow(null);
        // Bytes beyond the minimum of this period count for the next one.
        var surplus = Math.Min(brought, -_missing);
        BeginStretch();
        _missing -= surplus;
    }

    /// <summary>Cancels the token, because the caller abandons the request.</summary>
    public void Cancel() => _source.Cancel();

    /// <summary>
    /// Returns true if a failure means that the response was lost, because a deadline has passed or the HTTP request failed. Returns false for a
    /// request that the caller abandoned.
    /// </summary>
    public bool IsLoss(Exception failure) => failure is OperationCanceledException ? !_abandoned.IsCancellationRequested : HttpFailureText.Is(failure);

    /// <summary>Converts a failure that indicates a lost response into the exception that reports the loss.</summary>
    public TransportException LossBy(Exception failure) => failure is OperationCanceledException
        ? Missed(failure)
        : new TransportException(SecretMask.Apply(HttpFailureText.Words(failure, Host), _request.BearerToken), SecretMask.Apply(failure, _request.BearerToken));

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }

    private TransportException Missed(Exception cause) =>
        !_hasHeaders ? new TransportException($"no response from {Host} within {Text(_request.Deadline)}", cause)
        : _isWaitCutShort ? TooSlow(cause)
        : new TransportException($"no further bytes of the response from {Host} arrived within {Text(Idle)}", cause);

    private void BeginStretch() => (_leftOfStretch, _missing) = (Idle, (long)Math.Ceiling(LeastBytesPerSecond * Idle.TotalSeconds));

    private TransportException TooSlow(Exception? cause) => new(
        $"the response from {Host} contained fewer than {LeastBytesPerSecond} bytes per second (white space not counted) for {Text(Idle)}", cause);

    private TransportException OnlyWhiteSpace() => new($"the response from {Host} contained more than {MostWhiteSpace} bytes of white space in succession");

    private static int WithoutWhiteSpace(ReadOnlySpan<byte> bytes) =>
        bytes.Length - bytes.Count((byte)' ') - bytes.Count((byte)'\n') - bytes.Count((byte)'\r') - bytes.Count((byte)'\t');

    private static string Text(TimeSpan time) => $"{time.TotalSeconds:0.###} s";
}
