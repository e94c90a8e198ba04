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
    [InlineData(GapCause.InvalidReplayId, 7, true)]
    [InlineData(GapCause.InvalidReplayId, 8, false)]
    [InlineData(GapCause.OrgMoved, 7, false)]
    public async Task The_id_that_the_server_has_just_refused_is_no_answer(GapCause cause, long id, bool isRefused)
    {
        var handling = InvalidReplayHandling.Ask((_, _) => ValueTask.FromResult<ReplayFrom?>(ReplayFrom.After(id)));
        var answer = await Record.ExceptionAsync(async () => Assert.Equal(id, (await handling.DecideAsync(Position with { Cause = cause }, Token))?.Code));
        Assert.Equal(isRefused ? StreamingError.CallbackFailed : null, (answer as StreamingException)?.Error);
        Assert.Equal(isRefused, answer is not null);
    }

    [Fact]
    public async Task The_callback_gets_what_is_invalid_and_the_token_and_its_exception_is_the_cause()
    {
        (InvalidReplay Invalid, CancellationToken Token)? got = null;
        var failure = new InvalidOperationException("no answer");
        var handling = InvalidReplayHandling.Ask((invalid, token) =>
        {
            got = (invalid, token);
            throw failure;
        });
        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await handling.DecideAsync(Position, Token));
        Assert.Equal((Position, Token), got);
        Assert.Equal((StreamingError.CallbackFailed, failure), (failed.Error, failed.InnerException));
        Assert.Throws<ArgumentNullException>(static () => InvalidReplayHandling.Ask(null!));
    }

    [Fact]
    public async Task A_cancelled_wait_is_no_failure_of_the_callback()
    {
        var handling = InvalidReplayHandling.Ask(static (_, token) => throw new OperationCanceledException(token));
        Assert.IsType<StreamingException>(await Record.ExceptionAsync(async () => await handling.DecideAsync(Position, CancellationToken.None)));
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await handling.DecideAsync(Position, cancelled));
    }

    [Theory]
    [InlineData("After", "Fail")]
    [InlineData("First", "Fail")]
    [InlineData("Latest", "Earliest")]
    [InlineData("Stored", "Earliest")]
    public void The_default_fails_where_the_program_gave_the_id(string from, string handling)
    {
        var options = new EventsOptions
        {
            From = from switch { "After" => ReplayFrom.After(7), "First" => ReplayFrom.After(0), "Latest" => ReplayFrom.Latest, _ => ReplayFrom.Stored(ReplayFrom.After(7)) },
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
