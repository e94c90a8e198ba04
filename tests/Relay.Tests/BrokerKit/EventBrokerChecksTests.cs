using System.Reflection;
using TypedStreaming.BrokerKit;

namespace TypedStreaming.Relay.Tests.BrokerKit;

public sealed class EventBrokerChecksTests
{
    public static TheoryData<EventBrokerCheck> Checks => [.. All(BrokerFlaw.None, TimeSpan.FromSeconds(15))];

    [Theory]
    [MemberData(nameof(Checks), DisableDiscoveryEnumeration = true)]
    public Task A_broker_without_a_flaw_passes(EventBrokerCheck check) => check.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(BrokerFlaw.ReordersPublications, "messages of a partition keep the order in which they were published")]
    [InlineData(BrokerFlaw.MixesPartitions, "a message arrives only in its own partition")]
    [InlineData(BrokerFlaw.ConfirmsWithoutGroup, "publishing to a stream that no group reads fails with the error NoGroup")]
    [InlineData(BrokerFlaw.GoesOnAfterFailure, "after a failure, all later calls to the publisher fail")]
    [InlineData(BrokerFlaw.StaysFailed, "after a failure, a new publisher can publish")]
    [InlineData(BrokerFlaw.AcceptsOtherPublishers, "a publisher with a different number of partitions is refused with the error Topology")]
    [InlineData(BrokerFlaw.AcceptsOtherReaders, "a reader with a different number of partitions is refused with the error Topology")]
    [InlineData(BrokerFlaw.IgnoresCancellation, "a call with a cancelled token is cancelled")]
    [InlineData(BrokerFlaw.IsForOneThread, "several threads can publish and read at the same time")]
    [InlineData(BrokerFlaw.DeliversToOneGroup, "every group gets every message")]
    [InlineData(BrokerFlaw.GivesEarlierMessages, "a group gets the messages that are published after it was created")]
    [InlineData(BrokerFlaw.ForgetsUnreadPartitions, "a group keeps the messages of a partition while nobody reads the partition")]
    [InlineData(BrokerFlaw.ShortensNames, "names of the maximum length are not shortened")]
    [InlineData(BrokerFlaw.JoinsNames, "streams and groups are kept separate, even if joining their names gives the same text")]
    [InlineData(BrokerFlaw.FillsEmptyBodies, "a message without a body arrives")]
    [InlineData(BrokerFlaw.KeepsBodiesAsText, "a body arrives unchanged, byte for byte")]
    [InlineData(BrokerFlaw.CutsBodies, "a body of 1 MiB arrives")]
    [InlineData(BrokerFlaw.KeepsAttributesAsAscii, "attributes arrive unchanged")]
    [InlineData(BrokerFlaw.ForgetsTheMediaType, "the media type and the partition arrive unchanged")]
    [InlineData(BrokerFlaw.IgnoresPrefetch, "until a reader acknowledges a message, it receives no more messages than its prefetch allows")]
    [InlineData(BrokerFlaw.IgnoresAcknowledgements, "an acknowledged message is not delivered again")]
    [InlineData(BrokerFlaw.AcknowledgesEarlierOnes, "messages can be acknowledged one by one, in any order")]
    [InlineData(BrokerFlaw.AcknowledgesAfterClosing, "a closed reader cannot acknowledge messages")]
    [InlineData(BrokerFlaw.EndsQuietly, "the enumeration of a closed reader ends with an exception")]
    [InlineData(BrokerFlaw.GivesBackAtCancellation, "a reader keeps its unacknowledged messages when its enumeration is cancelled")]
    [InlineData(BrokerFlaw.DeliversToAllReaders, "only the first reader in the waiting line receives messages")]
    [InlineData(BrokerFlaw.ReversesAtHandOver, "the next reader first receives the unacknowledged messages, in order, and then the later messages")]
    [InlineData(BrokerFlaw.LosesAtHandOver, "the next reader first receives the unacknowledged messages, in order, and then the later messages")]
    [InlineData(BrokerFlaw.LosesAtHandOver, "a partition loses no messages and keeps them in order when its reader changes many times")]
    [InlineData(BrokerFlaw.ForgetsRedelivery, "a message that was delivered before is marked as redelivered")]
    [InlineData(BrokerFlaw.ClosesTheFirst, "a reader that leaves the waiting line does not affect the first reader")]
    [InlineData(BrokerFlaw.CountsClosedReaders, "the readers of a partition are counted")]
    [InlineData(BrokerFlaw.BeginsWithEpochOne, "the epoch of a new partition is 0")]
    [InlineData(BrokerFlaw.KeepsEpochsIn32Bits, "the next reader finds the stored epoch")]
    [InlineData(BrokerFlaw.LastEpochWins, "a lower epoch does not replace a higher one")]
    [InlineData(BrokerFlaw.BeginsWithAWorker, "the state of a new partition contains no worker")]
    [InlineData(BrokerFlaw.KeepsTheFirstWorker, "the next reader finds the worker that was stored last")]
    [InlineData(BrokerFlaw.SharesStatesOfPartitions, "partitions have separate states")]
    [InlineData(BrokerFlaw.SharesStatesOfGroups, "groups have separate states")]
    [InlineData(BrokerFlaw.TakesNewestFirst, "dead letters are passed to the callback in the order in which they were stored")]
    [InlineData(BrokerFlaw.KeepsDoneLetters, "a dead letter is removed when the callback returns true")]
    [InlineData(BrokerFlaw.DropsKeptLetters, "a dead letter stays stored when the callback returns false")]
    [InlineData(BrokerFlaw.TakesLettersTwice, "each dead letter is passed to the callback once")]
    [InlineData(BrokerFlaw.DropsAtCancellation, "a cancelled call does not remove the remaining dead letters")]
    [InlineData(BrokerFlaw.KeepsLettersAsText, "a dead letter is stored byte for byte")]
    [InlineData(BrokerFlaw.SharesLetters, "groups have separate dead letters")]
    public async Task A_flaw_is_found_by_the_check_that_is_meant_for_it(BrokerFlaw flaw, string name)
    {
        var check = Assert.Single(All(flaw), check => check.Name == name);
        var failure = await Assert.ThrowsAsync<EventBrokerCheckException>(() => check.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(name, failure.Check);
        Assert.Contains("expected ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_has_a_flaw_that_it_finds()
    {
        var meant = typeof(EventBrokerChecksTests).GetMethod(nameof(A_flaw_is_found_by_the_check_that_is_meant_for_it))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[1].Value!);
        Assert.Equal(All(BrokerFlaw.None).Select(check => check.Name).Order(), meant.Distinct().Order());
    }

    [Fact]
    public async Task A_failure_tells_what_was_expected_and_found()
    {
        // The limit is for each call, so that a shorter one could be reached by another call on a busy machine.
        var check = All(BrokerFlaw.AcknowledgesEarlierOnes, TimeSpan.FromSeconds(4)).Single(check => check.Name == "messages can be acknowledged one by one, in any order");
        var failure = await Assert.ThrowsAsync<EventBrokerCheckException>(() => check.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "messages can be acknowledged one by one, in any order: expected waiting for a message to take at most 4 s, but it took longer", failure.Message);
    }

    [Fact]
    public async Task What_a_broker_throws_is_in_the_failure()
    {
        var failure = await Assert.ThrowsAsync<EventBrokerCheckException>(() => All(BrokerFlaw.Throws)[0].RunAsync(TestContext.Current.CancellationToken));
        Assert.IsType<IOException>(failure.InnerException);
        Assert.Contains("no network", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_limit_must_be_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>("timeLimit", () => EventBrokerChecks.All(static _ => new(new InMemoryBroker()), TimeSpan.Zero));

    /// <summary>A flaw by which a message never comes is found when the time has passed, so the time is short.</summary>
    private static IReadOnlyList<EventBrokerCheck> All(BrokerFlaw flaw, TimeSpan? timeLimit = null)
    {
        var data = new FlawedData();
        return EventBrokerChecks.All(_ => new(new FlawedBroker(data, flaw)), timeLimit ?? TimeSpan.FromSeconds(0.4));
    }
}
