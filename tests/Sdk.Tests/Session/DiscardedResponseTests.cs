using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

public sealed class DiscardedResponseTests
{
    [Fact]
    public async Task The_bytes_of_all_parts_and_of_skipped_messages_are_counted()
    {
        var response = new DiscardedResponse();
        response.Begin(new ResponseHeaders(null, [], null));
        Assert.Equal(0, response.Bytes);
        await response.TakeAsync(new ResponsePart(new byte[10], IsLast: false), TestContext.Current.CancellationToken);
        await response.TakeAsync(new OversizeMessage(ReadOnlyMemory<byte>.Empty, null, Length: 300), TestContext.Current.CancellationToken);
        await response.TakeAsync(new ResponsePart(new byte[2], IsLast: true), TestContext.Current.CancellationToken);
        Assert.Equal(312, response.Bytes);
    }
}
