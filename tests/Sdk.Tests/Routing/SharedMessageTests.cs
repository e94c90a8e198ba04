using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

public sealed class SharedMessageTests
{
    private readonly SharedMessage _shared = new();

    [Fact]
    public void The_consumers_of_a_channel_share_one_copy_of_a_message()
    {
        Assert.False(Get(7, out var first));
        Assert.True(Get(7, out var second));
        Assert.Same(first, second);
        Assert.Equal(Frames.Event(RecordedConsumer.X, 7), Encoding.UTF8.GetString(first.Body.Span));
    }

    [Fact]
    public void Another_event_gets_its_own_message()
    {
        Get(7, out var first);
        Assert.False(Get(8, out var second));
        Assert.Equal(Frames.Event(RecordedConsumer.X, 8), Encoding.UTF8.GetString(second.Body.Span));
        Assert.Equal(Frames.Event(RecordedConsumer.X, 7), Encoding.UTF8.GetString(first.Body.Span));
    }

    private bool Get(long id, out EventMessage message)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(Frames.Event(RecordedConsumer.X, id)));
        Assert.True(reader.Read());
        return _shared.Get(RecordedConsumer.X, reader.Current, out message);
    }
}
