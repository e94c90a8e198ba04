using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class SessionInboxTests
{
    private readonly SessionInbox _inbox = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_read_in_the_order_in_which_they_were_posted()
    {
        for (var i = 0; i < 3; i++) Assert.True(_inbox.TryPost(new Entry(i), continuesHere: i == 1));
        for (var i = 0; i < 3; i++) Assert.Equal(new Entry(i), await _inbox.ReadAsync());
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_waiting_reader_continues_on_the_thread_of_the_sender_only_if_the_sender_allows_it(bool continuesHere)
    {
        var thread = ReadingThreadAsync();
        var posted = -1;

        // A thread of its own, because a thread of the pool could end this call and then continue the reader.
        var sender = new Thread(() =>
        {
            posted = Environment.CurrentManagedThreadId;
            _inbox.TryPost(new Entry(1), continuesHere);
        });
        sender.Start();
        await Task.Run(sender.Join, Token); // First, because this method could otherwise continue on the thread that it waits for.
        Assert.Equal(continuesHere, await thread.WaitAsync(Token) == posted);
        GC.KeepAlive(sender); // Otherwise its id could be that of another thread by now.
    }

    [Fact]
    public async Task An_entry_that_is_posted_between_the_call_and_the_wait_is_read()
    {
        var read = _inbox.ReadAsync();
        Assert.False(read.IsCompleted);
        _inbox.TryPost(new Entry(1), continuesHere: true);
        Assert.True(read.IsCompleted);
        Assert.Equal(new Entry(1), await read);
    }

    [Fact]
    public async Task A_closed_inbox_refuses_entries_and_still_has_those_that_it_got_before()
    {
        _inbox.TryPost(new Entry(1), continuesHere: false);
        _inbox.Close();
        Assert.False(_inbox.TryPost(new Entry(2), continuesHere: false));
        Assert.Equal(new Entry(1), await _inbox.ReadAsync());
        Assert.False(_inbox.TryRead(out _));
    }

    [Fact(Timeout = 60_000)]
    public async Task Entries_of_many_senders_are_read_once_each_and_in_the_order_of_their_sender()
    {
        const int senders = 8, each = 5_000;
        var posts = Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) _inbox.TryPost(new Entry(i, sender), continuesHere: (i & 1) == 0);
        }, Token)).ToList();
        var next = new int[senders];
        for (var i = 0; i < senders * each; i++)
        {
            var entry = Assert.IsType<Entry>(await _inbox.ReadAsync());
            Assert.Equal(next[entry.Sender]++, entry.Number);
        }

        await Task.WhenAll(posts);
        Assert.False(_inbox.TryRead(out _));
    }

    private async Task<int> ReadingThreadAsync()
    {
        await _inbox.ReadAsync().ConfigureAwait(false);
        return Environment.CurrentManagedThreadId;
    }

    private sealed record Entry(int Number, int Sender = 0) : ISessionInput;
}
