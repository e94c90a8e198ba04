namespace TypedStreaming.StoreKit.Tests;

public sealed class ReplayStoreChecksTests
{
    public static TheoryData<ReplayStoreCheck> Checks => [.. All(StoreFlaw.None)];

    [Theory]
    [MemberData(nameof(Checks), DisableDiscoveryEnumeration = true)]
    public Task A_store_without_a_flaw_passes(ReplayStoreCheck check) => check.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(StoreFlaw.InventsAPosition, "a missing position is null")]
    [InlineData(StoreFlaw.ForgetsAnchors, "a position without an id (an anchor) is read back")]
    [InlineData(StoreFlaw.KeepsIdsIn32Bits, "replay ids are read back unchanged")]
    [InlineData(StoreFlaw.KeepsIdsAsDoubles, "replay ids are read back unchanged")]
    [InlineData(StoreFlaw.ForgetsOpaqueIds, "opaque replay ids are read back byte for byte")]
    [InlineData(StoreFlaw.KeepsOpaqueIdsAsText, "opaque replay ids are read back byte for byte")]
    [InlineData(StoreFlaw.EndsOpaqueIdsAtZero, "opaque replay ids are read back byte for byte")]
    [InlineData(StoreFlaw.CutsOpaqueIds, "opaque replay ids are read back byte for byte")]
    [InlineData(StoreFlaw.MergesOpaqueIds, "a position with an opaque id replaces all parts of the previous one")]
    [InlineData(StoreFlaw.KeepsMilliseconds, "dates are read back with their ticks and offset")]
    [InlineData(StoreFlaw.KeepsUniversalTime, "dates are read back with their ticks and offset")]
    [InlineData(StoreFlaw.ForgetsTheServersDate, "the server's date and the instance are read back unchanged")]
    [InlineData(StoreFlaw.ForgetsTheInstance, "the server's date and the instance are read back unchanged")]
    [InlineData(StoreFlaw.MergesPositions, "a saved position replaces all parts of the previous one")]
    [InlineData(StoreFlaw.RefusesLowerIds, "the last save is kept, even if its id is lower")]
    [InlineData(StoreFlaw.IgnoresCancellation, "a save with a cancelled token stores nothing")]
    [InlineData(StoreFlaw.IgnoresOrgs, "orgs have separate positions")]
    [InlineData(StoreFlaw.IgnoresChannels, "channels have separate positions")]
    [InlineData(StoreFlaw.IgnoresConsumers, "consumers have separate positions")]
    [InlineData(StoreFlaw.IgnoresConsumers, "several consumers can save at the same time")]
    [InlineData(StoreFlaw.IgnoresTransports, "transports have separate positions")]
    [InlineData(StoreFlaw.IgnoresCase, "keys are case-sensitive")]
    [InlineData(StoreFlaw.JoinsKeys, "keys with different parts have separate positions, even if joining the parts gives the same text")]
    [InlineData(StoreFlaw.TrimsKeys, "any text can be a key")]
    [InlineData(StoreFlaw.LastWriterWins, "the newest cursor becomes the owner")]
    [InlineData(StoreFlaw.LastWriterWins, "if several cursors are opened at the same time, exactly one of them becomes the owner")]
    [InlineData(StoreFlaw.FirstOpenerWins, "the newest cursor becomes the owner")]
    [InlineData(StoreFlaw.SavesAndThrows, "an old owner's save changes nothing")]
    [InlineData(StoreFlaw.NamesNoTaker, "the error of an old owner identifies the new owner")]
    [InlineData(StoreFlaw.ReleasesToOlder, "disposing a cursor does not make an old owner the owner again")]
    [InlineData(StoreFlaw.DeletesOnDisposal, "disposing a cursor keeps the position")]
    [InlineData(StoreFlaw.SavesAfterDisposal, "a disposed cursor saves nothing")]
    [InlineData(StoreFlaw.OpeningClears, "opening a position does not change it")]
    [InlineData(StoreFlaw.ForgetsWithTheStore, "another store with the same data finds the position")]
    [InlineData(StoreFlaw.KnowsOwnersOfOneStoreOnly, "the newest cursor becomes the owner, even if another store object opened it")]
    [InlineData(StoreFlaw.KnowsOwnersOfOneStoreOnly, "if different store objects open cursors at the same time, exactly one of the cursors becomes the owner")]
    public async Task A_flaw_is_found_by_the_check_that_is_meant_for_it(StoreFlaw flaw, string name)
    {
        var check = Assert.Single(All(flaw), check => check.Name == name);
        var failure = await Assert.ThrowsAsync<ReplayStoreCheckException>(() => check.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(name, failure.Check);
        Assert.Contains("expected ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_has_a_flaw_that_it_finds()
    {
        var meant = typeof(ReplayStoreChecksTests).GetMethod(nameof(A_flaw_is_found_by_the_check_that_is_meant_for_it))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[1].Value!);
        Assert.Equal(All(StoreFlaw.None).Select(check => check.Name).Order(), meant.Distinct().Order());
    }

    [Fact]
    public async Task A_failure_tells_what_was_expected_and_found()
    {
        var check = All(StoreFlaw.KeepsIdsAsDoubles).Single(check => check.Name == "replay ids are read back unchanged");
        var failure = await Assert.ThrowsAsync<ReplayStoreCheckException>(() => check.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "replay ids are read back unchanged: the position after it was saved and opened again: expected (id 9007199254740993, at 2026-05-04T09:29:06.2080000+00:00, "
            + "created null, instance null), found (id 9007199254740992, at 2026-05-04T09:29:06.2080000+00:00, created null, instance null)",
            failure.Message);
    }

    [Fact]
    public async Task What_a_store_throws_is_in_the_failure()
    {
        var failure = await Assert.ThrowsAsync<ReplayStoreCheckException>(
            () => All(StoreFlaw.Throws)[0].RunAsync(TestContext.Current.CancellationToken));
        Assert.IsType<IOException>(failure.InnerException);
        Assert.Contains("no disk", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_durable_data_is_left_out_for_a_store_without()
    {
        var volatileOnes = ReplayStoreChecks.All(_ => new(new InMemoryReplayStore()), durable: false);
        Assert.Equal(All(StoreFlaw.None).Select(check => check.Name).SkipLast(3), volatileOnes.Select(check => check.Name));
    }

    private static IReadOnlyList<ReplayStoreCheck> All(StoreFlaw flaw)
    {
        var data = new FlawedData();
        return ReplayStoreChecks.All(
            _ => new(new FlawedStore(flaw == StoreFlaw.ForgetsWithTheStore ? new FlawedData() : data, flaw)), durable: true);
    }
}
