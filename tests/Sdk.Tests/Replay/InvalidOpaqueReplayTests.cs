namespace TypedStreaming.Tests.Replay;

/// <summary>An application decides where to start with an id of the same transport, which is not the id that the server has just refused.</summary>
public sealed class InvalidOpaqueReplayTests
{
    private static readonly OpaqueReplayId Refused = OpaqueReplayId.FromHex("00f1");
    private static readonly InvalidReplay Opaque = new() { Channel = "/event/Paid__e", OpaqueId = Refused, Cause = GapCause.InvalidReplayId };
    private static readonly InvalidReplay Numeric = new() { Channel = "/event/Paid__e", ReplayId = 7, Cause = GapCause.InvalidReplayId };

    [Fact]
    public async Task Another_opaque_id_and_the_named_starts_are_answers()
    {
        foreach (var start in (ReplayFrom[])[ReplayFrom.After(OpaqueReplayId.FromHex("00f0")), ReplayFrom.Earliest, ReplayFrom.Latest])
        {
            Assert.Same(start, await DecideAsync(Opaque, start));
        }
    }

    [Fact]
    public async Task The_opaque_id_that_the_server_has_just_refused_is_no_answer()
    {
        var same = ReplayFrom.After(OpaqueReplayId.FromHex("00F1"));
        await AssertRefusedAsync(Opaque, same, "returned After(00f1): the server has just refused that id");
        Assert.Same(same, await DecideAsync(Opaque with { Cause = GapCause.OrgMoved }, same));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_number_is_no_answer_for_an_opaque_id(long number) =>
        await AssertRefusedAsync(Opaque, ReplayFrom.After(number), $"returned After({number}): this id belongs to the other transport");

    [Fact]
    public async Task An_opaque_id_is_no_answer_for_a_number() =>
        await AssertRefusedAsync(Numeric, ReplayFrom.After(Refused), "returned After(00f1): this id belongs to the other transport");

    [Fact]
    public void The_default_fails_where_the_program_gave_the_opaque_id_and_not_where_it_is_an_alternative()
    {
        Assert.Same(InvalidReplayHandling.Fail, InvalidReplayHandling.DefaultOf(ReplayFrom.After(Refused)));
        Assert.Same(InvalidReplayHandling.Earliest, InvalidReplayHandling.DefaultOf(ReplayFrom.Stored(ReplayFrom.After(Refused))));
    }

    private static async Task<ReplayFrom?> DecideAsync(InvalidReplay invalid, ReplayFrom answer) =>
        await InvalidReplayHandling.Ask((_, _) => ValueTask.FromResult<ReplayFrom?>(answer)).DecideAsync(invalid, TestContext.Current.CancellationToken);

    private static async Task AssertRefusedAsync(InvalidReplay invalid, ReplayFrom answer, string why)
    {
        var failed = await Assert.ThrowsAsync<StreamingException>(() => DecideAsync(invalid, answer));
        Assert.Equal((StreamingError.CallbackFailed, "/event/Paid__e"), (failed.Error, failed.Channel));
        Assert.Equal($"The OnInvalidReplay callback of the consumer of /event/Paid__e {why}.", failed.Message);
    }
}
