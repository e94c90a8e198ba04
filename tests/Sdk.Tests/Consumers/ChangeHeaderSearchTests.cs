using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Consumers;

/// <summary>
/// The data of a change event is searched for its header once, when its message is read. These tests rename the header in the received bytes
/// after that, so code that searches again finds something else.
/// </summary>
public sealed class ChangeHeaderSearchTests
{
    private const string Channel = "/data/AccountChangeEvent";
    private const string Header = "ChangeEventHeader";
    private const string NoHeader = "changeEventHeader";

    private static readonly DateTimeOffset Committed = DateTimeOffset.FromUnixTimeMilliseconds(1_777_886_400_000);

    [Fact]
    public void A_change_is_delivered_with_the_header_that_was_found_first()
    {
        var slot = Receive(Header, "UPDATE", renamed: NoHeader);
        Assert.Equal("1", slot.Event!.Phone.Value);
        Assert.Equal(("Account", ChangeType.Update), (slot.Details!.Metadata!.Change!.EntityName, slot.Details.Metadata.Change.ChangeType));
        Assert.Equal(Committed, slot.Details.Metadata.CreatedDate);
        Assert.Equal(Committed.UtcDateTime.Ticks, slot.At);
    }

    [Fact]
    public void A_gap_is_recognized_by_the_header_that_was_found_first()
    {
        var slot = Receive(Header, "GAP_UPDATE", renamed: NoHeader);
        Assert.Equal((GapCause.GapEvent, "Account"), (slot.Details!.Gap!.Cause, slot.Details.Gap.EntityName));
        Assert.Equal(ChangeType.GapUpdate, slot.Details.Metadata!.Change!.ChangeType);
    }

    [Fact]
    public void A_missing_header_is_not_searched_again()
    {
        var slot = Receive(NoHeader, "GAP_UPDATE", renamed: Header);
        Assert.Equal("1", slot.Event!.Phone.Value);
        Assert.Null(slot.Details!.Gap);
        Assert.Null(slot.Details.Metadata!.Change);
        Assert.False(slot.IsDated);
    }

    [Fact]
    public void Without_the_search_at_the_beginning_the_renamed_header_counts()
    {
        var bytes = Message(Header, "GAP_UPDATE");
        Rename(bytes, Header, NoHeader);
        Assert.Null(Append(new BayeuxReader(bytes)).Details!.Gap);
    }

    private static QueueEntry<PhoneChange> Receive(string name, string changeType, string renamed)
    {
        var bytes = Message(name, changeType);
        var reader = new BayeuxReader(bytes);
        return Append(reader, () => Rename(bytes, name, renamed));
    }

    private static QueueEntry<PhoneChange> Append(BayeuxReader reader, Action? beforeTheConsumer = null)
    {
        Assert.True(reader.Read());
        beforeTheConsumer?.Invoke();
        var consumer = TypedConsumerTests.Make<PhoneChange>(Channel);
        consumer.Append(Channel, reader.Current);
        consumer.Publish();
        Assert.True(consumer.Queue.TryTake(out var taken));
        return taken.Entry;
    }

    private static byte[] Message(string name, string changeType) => Encoding.UTF8.GetBytes($$$"""
        {"channel":"{{{Channel}}}","data":{"schema":"s","payload":{"Phone":"1","{{{name}}}":{"entityName":"Account","recordIds":["001"],
        "changeType":"{{{changeType}}}","commitTimestamp":{{{Committed.ToUnixTimeMilliseconds()}}} } },"event":{"replayId":41} } }
        """);

    private static void Rename(byte[] message, string from, string to) =>
        Encoding.UTF8.GetBytes(to).CopyTo(message, message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(from)));
}
