using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>
/// The broker that one check uses, with a stream and a group that no other check uses. Disposing the object also disposes everything that the check
/// has opened.
/// </summary>
internal sealed class CheckedBroker(Func<CancellationToken, ValueTask<IEventBroker>> open, TimeSpan timeLimit, CancellationToken cancellationToken) : IAsyncDisposable
{
    public const string NumberAttribute = "number";

    private const int Partitions = 3;

    private readonly string _suffix = Guid.NewGuid().ToString("n")[..16];
    private readonly List<IAsyncDisposable> _opened = [];
    private readonly Lock _gate = new();

    public CancellationToken CancellationToken => cancellationToken;

    public StreamTopology Stream => field ??= new StreamTopology(NameOf("check"), Partitions);

    public static string Group => "group";

    /// <summary>Returns a broker message with the given number in its attributes and in its body.</summary>
    public static RelayMessage Message(int number, int partition = 0) => new(
        partition, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{number}", [NumberAttribute] = $"{number}" }, Encoding.UTF8.GetBytes($"{{\"n\":{number}}}"));

    /// <summary>Returns a name for a stream or a group that no other check uses.</summary>
    public string NameOf(string beginning) => $"{beginning}-{_suffix}";

    public GroupPartition Partition(int number = 0, string? group = null) => new(Stream, group ?? Group, number);

    /// <summary>Opens another broker object that is connected to the same broker.</summary>
    public async Task<IEventBroker> OpenAsync()
    {
        var broker = await open(cancellationToken).ConfigureAwait(false);
        Keep(broker);
        return broker;
    }

    public async Task<CheckedPublisher> PublisherAsync(StreamTopology? stream = null)
    {
        var broker = await OpenAsync().ConfigureAwait(false);
        var publisher = await InTimeAsync(token => broker.OpenPublisherAsync(stream ?? Stream, token), "opening a publisher").ConfigureAwait(false);
        Keep(publisher);
        return new CheckedPublisher(this, publisher);
    }

    /// <summary>Opens a reader with a separate broker object, in the same way as another process would.</summary>
    public async Task<CheckedReader> ReaderAsync(int partition = 0, int prefetch = 100, string? group = null, StreamTopology? stream = null)
    {
        var broker = await OpenAsync().ConfigureAwait(false);
        var described = new GroupPartition(stream ?? Stream, group ?? Group, partition);
        var reader = await InTimeAsync(token => broker.OpenReaderAsync(described, prefetch, token), "opening a reader").ConfigureAwait(false);
        Keep(reader);
        var opened = new CheckedReader(this, reader);
        Keep(opened);
        return opened;
    }

    public async Task<CheckedLetters> LettersAsync(string? group = null)
    {
        var broker = await OpenAsync().ConfigureAwait(false);
        var letters = await InTimeAsync(token => broker.OpenDeadLettersAsync(Stream, group ?? Group, token), "opening the dead-letter store").ConfigureAwait(false);
        Keep(letters);
        return new CheckedLetters(this, letters);
    }

    public async Task<int> CountReadersAsync(int partition = 0)
    {
        var broker = await OpenAsync().ConfigureAwait(false);
        return await InTimeAsync(token => broker.CountReadersAsync(Partition(partition), token), "counting the readers").ConfigureAwait(false);
    }

    public Task InTimeAsync(Func<CancellationToken, Task> call, string of) => InTimeAsync(
        async token =>
        {
            await call(token).ConfigureAwait(false);
            return true;
        },
        of);

    /// <summary>Awaits a call to a broker, with the time limit that applies to all checks.</summary>
    public async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> call, string of)
    {
        using var deadline = new CancellationTokenSource(timeLimit, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await call(both.Token).WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UnmetExpectationException($"expected {of} to take at most {timeLimit.TotalSeconds:0.#} s, but it took longer");
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _opened.Count - 1; i >= 0; i--) await _opened[i].DisposeAsync().ConfigureAwait(false);
    }

    private void Keep(IAsyncDisposable opened)
    {
        lock (_gate) _opened.Add(opened);
    }
}
