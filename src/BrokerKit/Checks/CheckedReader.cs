using System.Globalization;
using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The reader that a check uses. Messages are read one by one, with a time limit.</summary>
internal sealed class CheckedReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _reading;
    private readonly CheckedBroker _broker;
    private readonly IAsyncEnumerator<ReceivedMessage> _messages;
    private Task<bool>? _next;

    public CheckedReader(CheckedBroker broker, IPartitionReader reader)
    {
        (_broker, Inner) = (broker, reader);
        _reading = CancellationTokenSource.CreateLinkedTokenSource(broker.CancellationToken);
        _messages = reader.ReadAsync(_reading.Token).GetAsyncEnumerator(_reading.Token);
    }

    public IPartitionReader Inner { get; }

    /// <summary>A task that completes when the next message arrives. The next read from this reader returns that message.</summary>
    public Task<bool> Next => _next ??= _messages.MoveNextAsync().AsTask();

    public static int NumberOf(ReceivedMessage received) =>
        received.Message.Attributes.TryGetValue(CheckedBroker.NumberAttribute, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : -1;

    public async Task<ReceivedMessage> ReadAsync()
    {
        var isThere = await _broker.InTimeAsync(_ => Next, "waiting for a message").ConfigureAwait(false);
        _next = null;
        Expect.That(isThere, "a message", "the end of the enumeration");
        return _messages.Current;
    }

    public async Task<IReadOnlyList<ReceivedMessage>> ReadAsync(int count)
    {
        var received = new List<ReceivedMessage>();
        while (received.Count < count) received.Add(await ReadAsync().ConfigureAwait(false));
        return received;
    }

    /// <summary>Reads and acknowledges messages, and returns their numbers.</summary>
    public async Task<IReadOnlyList<int>> TakeAsync(int count)
    {
        var numbers = new List<int>();
        while (numbers.Count < count)
        {
            var received = await ReadAsync().ConfigureAwait(false);
            await AcknowledgeAsync(received).ConfigureAwait(false);
            numbers.Add(NumberOf(received));
        }

        return numbers;
    }

    public Task AcknowledgeAsync(ReceivedMessage received) => _broker.InTimeAsync(token => Inner.AcknowledgeAsync(received, token).AsTask(), "an acknowledgement");

    /// <summary>Ends the enumeration of messages, but does not close the reader.</summary>
    public async Task EndReadingAsync()
    {
        var next = Next;
        await _reading.CancelAsync().ConfigureAwait(false);
        try
        {
            await _broker.InTimeAsync(_ => next, "waiting for a message with a cancelled token").ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new UnmetExpectationException($"waiting for a message with a cancelled token must throw an {nameof(OperationCanceledException)}, but the call ended without an exception");
    }

    public async Task CloseAsync() => await Inner.DisposeAsync().ConfigureAwait(false);

    /// <summary>Ends the enumeration of messages. Errors are ignored, because the check has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _reading.CancelAsync().ConfigureAwait(false);
        if (_next is { } next) await ((Task)next).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_next is null or { IsCompleted: true }) await _messages.DisposeAsync().ConfigureAwait(false);
        _reading.Dispose();
    }
}
