namespace TypedStreaming.Tests.Consumers;

public sealed class EventsOptionsTests
{
    [Fact]
    public void Options_are_copied()
    {
        var options = new EventsOptions { Name = "one" };
        var copy = EventsOptions.CopyOf(options);
        options.Name = "two";
        Assert.Equal("one", copy.Name);
    }

    [Fact]
    public void None_are_the_defaults()
    {
        var copy = EventsOptions.CopyOf(null);
        Assert.Equal(("Stored(orElse: Latest)", "default", EventsOptions.DefaultBufferBytes), (copy.From.ToString(), copy.Name, copy.BufferBytes));
    }

    [Fact]
    public void Each_option_out_of_range_is_named()
    {
        Assert.Throws<ArgumentNullException>("options.From", static () => EventsOptions.CopyOf(new EventsOptions { From = null! }));
        Assert.Throws<ArgumentException>("options.Name", static () => EventsOptions.CopyOf(new EventsOptions { Name = " " }));
        Assert.Throws<ArgumentOutOfRangeException>("options.BufferBytes", static () => EventsOptions.CopyOf(new EventsOptions { BufferBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options.MaxUnacknowledged", static () => EventsOptions.CopyOf(new EventsOptions { MaxUnacknowledged = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options.SaveCount", static () => EventsOptions.CopyOf(new EventsOptions { SaveCount = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options.SaveInterval", static () => EventsOptions.CopyOf(new EventsOptions { SaveInterval = TimeSpan.FromTicks(-1) }));
        Assert.Throws<ArgumentOutOfRangeException>("options.SaveInterval", static () => EventsOptions.CopyOf(new EventsOptions { SaveInterval = TimeSpan.FromMinutes(61) }));
        Assert.Throws<ArgumentNullException>("options.OnDecodeError", static () => EventsOptions.CopyOf(new EventsOptions { OnDecodeError = null! }));
    }

    [Theory]
    [InlineData(EventKind.PushTopic, "/topic/B?x=1")]
    [InlineData(EventKind.Generic, "/u/other")]
    [InlineData(EventKind.PlatformEvent, "/event/acme__Low_Ink__e")]
    [InlineData(EventKind.ChangeEvent, "/data/Sales__chn")]
    public void Another_channel_of_the_same_kind_may_be_given(EventKind kind, string channel) =>
        Assert.Equal(channel, new EventsOptions { Channel = channel }.ChannelFor(new EventDescriptor(kind, "/x")).Full);

    [Theory]
    [InlineData(EventKind.PushTopic, "/u/x")]
    [InlineData(EventKind.Generic, "/topic/A")]
    [InlineData(EventKind.Generic, "nothing")]
    [InlineData(EventKind.PlatformEvent, "/data/AccountChangeEvent")]
    [InlineData(EventKind.ChangeEvent, "/event/Low_Ink__e")]
    [InlineData(EventKind.ChangeEvent, "/u/a")]
    public void A_channel_of_another_kind_is_refused(EventKind kind, string channel)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new EventsOptions { Channel = channel }.ChannelFor(new EventDescriptor(kind, "/x")));
        Assert.Contains($"'{channel}'", refusal.Message, StringComparison.Ordinal);
    }
}
