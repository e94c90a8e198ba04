using System.Text;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.DeadLetters;
using TypedStreaming.Relay.Brokers;

namespace TypedStreaming.Relay;

/// <summary>
/// Stores the dead letters of a worker group in the broker. A worker uses this class unless <see cref="TypedStreamingBuilder.UseDeadLetters{T}"/>
/// sets another handler. Dead letters contain business data; the broker deletes them when they expire.
/// </summary>
public sealed class RelayDeadLetters : IDeadLetterHandler, IAsyncDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The maximum time for which a failed call is repeated. It is shorter than the time limit of a dead-letter handler, which is 30 seconds.
    /// </summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly IEventBroker _broker;
    private readonly StreamTopology _stream;
    private readonly string _group;
    private readonly TimeProvider _time;
    private IDeadLetterStore? _store;

    /// <summary>Creates an object that stores dead letters in a broker. The store is opened when the object is first used.</summary>
    /// <param name="broker">The broker. It is not disposed.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The worker group.</param>
    /// <param name="time">The clock for time limits; null means the system's clock.</param>
    /// <exception cref="ArgumentException">The name of the group is not valid.</exception>
    public RelayDeadLetters(IEventBroker broker, StreamTopology stream, string group, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentNullException.ThrowIfNull(stream);
        (_broker, _stream, _group, _time) = (broker, stream, StreamTopology.Checked(group, nameof(group)), time ?? TimeProvider.System);
    }

    /// <summary>Stores a dead letter. After transient failures, the call is repeated for up to 20 seconds.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that is done when a crash of the broker does not lose the letter.</returns>
    /// <exception cref="BrokerException">The letter is not stored.</exception>
    public async ValueTask HandleAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var line = Encoding.UTF8.GetBytes(LetterLine.Write(letter));
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await StoreAsync(line, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Reprocesses the dead letters that are currently stored, one after the other, with one attempt each. A dead letter that is handled successfully
    /// is removed. A dead letter that fails again, or cannot be read, stays stored.
    /// </summary>
    /// <param name="runner">The handlers, which are a service of the worker, keyed by its name.</param>
    /// <param name="cancellationToken">Cancels the call. Letters that were not reprocessed stay stored.</param>
    /// <returns>The number of letters that were handled and that stay stored.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached.</exception>
    public async Task<DeadLetterRun> RunAgainAsync(IDeadLetterRunner runner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        var (succeeded, kept) = (0, 0);
        var store = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.TakeAllAsync(
                async (line, token) =>
                {
                    var isDone = await IsDoneAsync(runner, line, token).ConfigureAwait(false);
                    if (isDone) succeeded++;
                    else kept++;
                    return isDone;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return new DeadLetterRun(succeeded, kept);
    }

    /// <summary>Closes the store of dead letters in the broker.</summary>
    /// <returns>A task that is done when the store is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_store is { } store) await store.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private static async ValueTask<bool> IsDoneAsync(IDeadLetterRunner runner, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        if (LetterLine.TryRead(Encoding.UTF8.GetString(line.Span)) is not { EventType.Length: > 0 } letter) return false;
        try
        {
            await runner.RunAsync(letter, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task StoreAsync(byte[] line, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await StoreOnceAsync(line, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (BrokerException e) when (e.IsTransient && _time.GetElapsedTime(began) + pause < LongestOutage)
            {
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Makes one attempt to store a dead letter. If no store is open, or if the last call has failed, the method first opens the store.
    /// </summary>
    private async Task StoreOnceAsync(byte[] line, CancellationToken cancellationToken)
    {
        try
        {
            var store = _store ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            await BrokerCalls.RunAsync(token => store.StoreAsync(line, token), CallTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            var broken = _store;
            _store = null;
            if (broken is not null) await broken.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task<IDeadLetterStore> OpenAsync(CancellationToken cancellationToken) =>
        BrokerCalls.RunAsync(token => _broker.OpenDeadLettersAsync(_stream, _group, token), CallTimeout, _time, cancellationToken);
}
