using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>
/// Removes dead letters that are older than the maximum age. This happens when the application uses the file, and once an hour. Without the hourly
/// timer, an application that has no further failures would never remove its old dead letters.
/// </summary>
internal sealed class LetterExpiry : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly LetterFile _file;
    private readonly SemaphoreSlim _writing;
    private readonly TimeSpan _maxAge;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Starts the timer, unless the maximum age is infinite.</summary>
    /// <param name="file">The file of the dead letters.</param>
    /// <param name="writing">The lock of the file. The timer takes it; callers of <see cref="RemoveExpired"/> hold it.</param>
    /// <param name="maxAge">The maximum age, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="time">The clock and the timer.</param>
    /// <param name="logger">The logger that reports the number of removed dead letters.</param>
    public LetterExpiry(LetterFile file, SemaphoreSlim writing, TimeSpan maxAge, TimeProvider time, ILogger logger)
    {
        (_file, _writing, _maxAge, _time, _logger) = (file, writing, maxAge, time, logger);
        if (_maxAge != Timeout.InfiniteTimeSpan) _timer = _time.CreateTimer(_ => _ = ExpireAsync(), null, TimeSpan.Zero, Interval);
    }

    /// <summary>Removes dead letters that are too old, at most once per interval.</summary>
    /// <exception cref="LetterFileException">Old dead letters cannot be removed.</exception>
    public void RemoveExpired()
    {
        var now = _time.GetUtcNow();
        if (_maxAge == Timeout.InfiniteTimeSpan || now < _next) return;
        var removed = new List<(string? Client, string? Organization)>();
        try
        {
            _file.Remove(line =>
            {
                if (LetterLine.TryRead(line) is not { } letter || letter.FailedAt >= now - _maxAge) return false;
                removed.Add((letter.ClientName, letter.OrganizationId));
                return true;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LetterFileException($"Old dead letters cannot be removed from the dead-letter file '{_file.Path}': {e.Message}", e);
        }

        _next = now + Interval;
        foreach (var owner in removed.CountBy(static owner => owner))
        {
            var logger = new ClientLogger(_logger, owner.Key.Client, () => owner.Key.Organization);
            HostingLog.LettersExpired(logger, ClientContext.DisplayNameOf(owner.Key.Client), owner.Value, _file.Path, _maxAge);
        }
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Removes old dead letters when the timer elapses. The method never throws.</summary>
    private async Task ExpireAsync()
    {
        try
        {
            using var turn = await HeldSemaphore.TakeAsync(_writing, CancellationToken.None).ConfigureAwait(false);
            RemoveExpired();
        }
        catch (Exception e) when (e is LetterFileException or ObjectDisposedException)
        {
            // The next call of the program tries it too, and reports what is wrong with the file. The timer tries again after the interval.
        }
    }
}
