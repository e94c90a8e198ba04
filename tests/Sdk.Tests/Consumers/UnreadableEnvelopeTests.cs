using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Consumers;

/// <summary>An envelope that cannot be read must never make the event fail, and certainly not the session: it is read on the poll loop.</summary>
public sealed class UnreadableEnvelopeTests
{
    [Theory]
    [InlineData("type")]
    [InlineData("createdDate")]
    public void A_lone_surrogate_in_the_envelope_leaves_the_event_alone(string member)
    {
        var received = ConsumerSteps.Receive(TypedConsumerTests.Make("/u/x"), """{"channel":"/u/x","data":{"event":{"MEMBER":"\ud800","replayId":1},"payload":{"Text":"good"}}}"""
            .Replace("MEMBER", member, StringComparison.Ordinal));
        Assert.Equal("good", received.Event!.Text);
    }

    [Theory]
    [InlineData("EventUuid")]
    [InlineData("EventApiName")]
    public void It_leaves_a_platform_event_alone_too(string member)
    {
        var received = ConsumerSteps.Receive(TypedConsumerTests.Make<LowInk>(EventBus.Ink), """{"channel":"/event/Low_Ink__e","data":{"payload":{"Printer_Model__c":"good"},"event":{"MEMBER":"\ud8000000000000000000000000000000000000","replayId":1}}}"""
            .Replace("MEMBER", member, StringComparison.Ordinal));
        Assert.Equal("good", received.Event!.PrinterModel);
    }
}
