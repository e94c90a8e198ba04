using RabbitMQ.Client;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class PublicationsTests : IDisposable
{
    private readonly Publications _publications = new();

    [Fact]
    public void Confirmations_come_in_any_order_and_for_several_at_once()
    {
        var open = Enumerable.Range(1, 6).Select(Add).ToArray();
        Assert.Equal(1, _publications.OldestCall);
        _publications.Confirm(2, withEarlier: false);
        Assert.Equal("010000", Done());
        Assert.Equal(1, _publications.OldestCall);
        _publications.Confirm(4, withEarlier: true);
        Assert.Equal("111100", Done());
        Assert.Equal(5, _publications.OldestCall);
        _publications.Confirm(6, withEarlier: false);
        _publications.Confirm(5, withEarlier: false);
        _publications.Confirm(5, withEarlier: true);
        _publications.Confirm(ulong.MaxValue, withEarlier: true);
        Assert.Equal("111111", Done());
        Assert.Null(_publications.OldestCall);

        string Done() => string.Concat(open.Select(static publication => publication.Stored.Task.IsCompletedSuccessfully ? '1' : '0'));
    }

    [Fact]
    public async Task Publications_are_sent_in_their_order_until_a_failure()
    {
        var open = Enumerable.Range(1, 3).Select(Add).ToArray();
        Assert.Same(open[0], await _publications.NextAsync());
        Assert.Same(open[1], await _publications.NextAsync());
        var failure = new IOException();
        _publications.Fail(failure);
        _publications.Fail(new IOException());
        Assert.Null(await _publications.NextAsync());
        foreach (var publication in (Publication[])[.. open, Add(4)]) Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => publication.Stored.Task));
        Assert.Null(_publications.OldestCall);
    }

    public void Dispose() => _publications.Dispose();

    private Publication Add(int number)
    {
        var publication = new Publication("0", new BasicProperties(), ReadOnlyMemory<byte>.Empty, number);
        _publications.Add(publication);
        return publication;
    }
}
