namespace TypedStreaming.Tests.Replay;

public sealed class InvalidReplayHandlingTests
{
    private static readonly InvalidReplay Position = new() { Channel = "/u/x", ReplayId = 7, Cause = GapCause.InvalidReplayId };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_decides_as_its_name_says()
    {
        Assert.Same(ReplayFrom.Earliest, await InvalidReplayHandling.Earliest.DecideAsync(Position, Token));
        Assert.Same(ReplayFrom.Latest, await InvalidReplayHandling.Latest.DecideAsync(Position, Token));
        Assert.Null(await InvalidReplayHandling.Fail.DecideAsync(Position, Token));
        Assert.Null(await InvalidReplayHandling.Ask(static (_, _) => ValueTask.FromResult<ReplayFrom?>(null)).DecideAsync(Position, Token));
    }

    [Fact]
    public async Task A_stored_start_is_no_answer()
    {
        var handling = InvalidReplayHandling.Ask(static (_, _) => ValueTask.FromResult<ReplayFrom?>(ReplayFrom.Stored(ReplayFrom.Latest)));
        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await handling.DecideAsync(Position, Token));
        Assert.Equal((StreamingError.CallbackFailed, "/u/x"), (failed.Error, failed.Channel));
    }

    [Theory]
    [InlineData("After", "Fail")]
    [InlineData("Latest", "Earliest")]
    [InlineData("Stored", "Earliest")]
    public void The_default_fails_where_the_program_gave_the_id(string from, string handling)
    {
        var options = new EventsOptions
        {
            From = from switch { "After" => ReplayFrom.After(7), "Latest" => ReplayFrom.Latest, _ => ReplayFrom.Stored(ReplayFrom.After(7)) },
        };
        Assert.Equal(handling, options.InvalidReplayOrDefault.ToString());
    }

    [Fact]
    public void Decode_errors_are_thrown_skipped_or_shown()
    {
        Assert.Null(DecodeErrorHandling.Throw.Skipped);
        Assert.NotNull(DecodeErrorHandling.Skip.Skipped);
        Assert.Equal("SkipTo", DecodeErrorHandling.SkipTo(static (_, _) => ValueTask.CompletedTask).ToString());
        Assert.Throws<ArgumentNullException>(static () => DecodeErrorHandling.SkipTo(null!));
    }
}
