using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.DeadLetters;

public sealed class FileDeadLettersTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-letters-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder.FullName, "letters.jsonl");

    [Fact]
    public async Task A_letter_is_one_line_that_reads_as_it_was()
    {
        using var letters = Make();
        var letter = LetterOf("""{"Id":"1","Name":"a \"b\"\n"}""");
        await letters.HandleAsync(letter, Token);
        await letters.HandleAsync(LetterOf("x"), Token);
        Assert.Equal(2, (await File.ReadAllLinesAsync(FilePath, Token)).Length);
        var read = (await letters.ReadAllAsync(Token))[0];
        Assert.Equal(letter.Body.ToArray(), read.Body.ToArray());
        Assert.Equal(letter.Metadata, read.Metadata);
        Assert.Equal(
            ("emea", "00Dxx0000000000EAA", "AccountChange", "billing", 5, Noon, "System.TimeoutException: slow"),
            (read.ClientName, read.OrganizationId, read.EventType, read.Consumer, read.Attempts, read.FailedAt, read.Cause));
    }

    [Fact]
    public async Task Data_that_is_not_text_reads_as_it_was()
    {
        using var letters = Make();
        byte[] bytes = [0xff, 0x00, 0xfe];
        await letters.HandleAsync(new DeadLetter { EventType = "A", Consumer = "c", Cause = "x", Metadata = new EventMetadata { Channel = "/u/A" }, Body = bytes, FailedAt = Noon }, Token);
        Assert.Equal(bytes, Assert.Single(await letters.ReadAllAsync(Token)).Body.ToArray());
    }

    [Fact]
    public async Task Only_the_user_of_the_program_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await File.WriteAllTextAsync(FilePath, "", Token);
        using var letters = Make();
        await letters.HandleAsync(LetterOf("x"), Token);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task A_full_file_is_a_failure_and_stays_as_it_is()
    {
        using var letters = Make(maxBytes: 600);
        await letters.HandleAsync(LetterOf("x"), Token);
        var before = await File.ReadAllBytesAsync(FilePath, Token);
        var full = await Assert.ThrowsAnyAsync<IOException>(() => letters.HandleAsync(LetterOf(new string('y', 400)), Token).AsTask());
        Assert.Contains("is full", full.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Token));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_failure()
    {
        using var letters = Make();
        Directory.CreateDirectory(FilePath);
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => letters.HandleAsync(LetterOf("x"), Token).AsTask());
        Assert.StartsWith($"The dead-letter file '{FilePath}' cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_harms_no_other_letter()
    {
        await File.WriteAllTextAsync(FilePath, """{"failedAt":"2026-""", Token);
        using var letters = Make();
        await letters.HandleAsync(LetterOf("x"), Token);
        Assert.Equal("x", Encoding.UTF8.GetString(Assert.Single(await letters.ReadAllAsync(Token)).Body.Span));
        Assert.Equal(2, (await File.ReadAllLinesAsync(FilePath, Token)).Length);
    }

    [Fact]
    public async Task Old_letters_are_removed_and_that_is_logged()
    {
        var time = new FakeTimeProvider(Noon.AddDays(89));
        using var log = new CapturedLog();
        using var loggers = Microsoft.Extensions.Logging.LoggerFactory.Create(builder => builder.Services.Add(new(typeof(Microsoft.Extensions.Logging.ILoggerProvider), log)));
        using var letters = new FileDeadLetters(new FileDeadLettersOptions { Path = FilePath, TimeProvider = time, LoggerFactory = loggers });
        await letters.HandleAsync(LetterOf("old"), Token);
        await letters.HandleAsync(LetterOf("new", Noon.AddDays(80)), Token);
        time.Advance(TimeSpan.FromDays(2));
        await letters.HandleAsync(LetterOf("newest", Noon.AddDays(91)), Token);
        Assert.Equal(["new", "newest"], (await letters.ReadAllAsync(Token)).Select(static letter => Encoding.UTF8.GetString(letter.Body.Span)));
        Assert.Contains("1 dead letters were removed", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_letters_are_removed_while_nothing_fails()
    {
        var time = new FakeTimeProvider(Noon);
        using var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        using var letters = new FileDeadLetters(new FileDeadLettersOptions { Path = FilePath, TimeProvider = time, LoggerFactory = loggers });
        await letters.HandleAsync(LetterOf("x"), Token);
        await letters.HandleAsync(LetterOf("x"), Token);
        time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(2, (await File.ReadAllLinesAsync(FilePath, Token)).Length);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await File.ReadAllLinesAsync(FilePath, Token));
        Assert.Equal(
            $"[emea 00Dxx0000000000EAA] The client 'emea': 2 dead letters were removed from {FilePath}, because they were older than 90.00:00:00.",
            Assert.Single(log.Entries, static entry => entry.Id.Id == 315).Text.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".running")]
    public async Task Old_letters_are_removed_when_the_file_is_opened(string suffix)
    {
        using (var before = Make())
        {
            await before.HandleAsync(LetterOf("old"), Token);
            await before.HandleAsync(LetterOf("new", Noon.AddDays(80)), Token);
        }

        if (suffix.Length > 0) File.Move(FilePath, FilePath + suffix);
        using var letters = MakeAt(Noon.AddDays(91));
        Assert.Contains("\"failedAt\":\"2027-01-20", Assert.Single(await File.ReadAllLinesAsync(FilePath + suffix, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_have_become_too_old_are_neither_read_nor_run_again()
    {
        var time = new SetClock { Now = Noon };
        using var letters = new FileDeadLetters(new FileDeadLettersOptions { Path = FilePath, TimeProvider = time });
        await letters.HandleAsync(LetterOf("old"), Token);
        time.Now = Noon.AddDays(91);
        Assert.Empty(await letters.ReadAllAsync(Token));
        await letters.HandleAsync(LetterOf("another", Noon.AddDays(91)), Token);
        time.Now = Noon.AddDays(182);
        Assert.Equal(new DeadLetterRun(0, 0), await letters.RunAgainAsync(new ScriptedRunner(static _ => throw new InvalidOperationException()), Token));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Old_letters_that_cannot_be_removed_are_a_failure_of_the_next_call()
    {
        using (var before = Make()) await before.HandleAsync(LetterOf("old"), Token);
        var obstacle = Directory.CreateDirectory(FilePath + ".new");
        using var letters = MakeAt(Noon.AddDays(91));
        var message = $"Old dead letters cannot be removed from the dead-letter file '{FilePath}': ";
        Assert.StartsWith(message, (await Assert.ThrowsAnyAsync<IOException>(() => letters.HandleAsync(LetterOf("x", Noon.AddDays(91)), Token).AsTask())).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, (await Assert.ThrowsAnyAsync<IOException>(() => letters.ReadAllAsync(Token))).Message, StringComparison.Ordinal);
        obstacle.Delete();
        await letters.HandleAsync(LetterOf("x", Noon.AddDays(91)), Token);
        Assert.Equal("x", BodyOf(Assert.Single(await letters.ReadAllAsync(Token))));
    }

    [Fact]
    public async Task Letters_that_run_again_leave_the_file_and_others_stay_in_order()
    {
        using var letters = Make();
        foreach (var body in new[] { "good1", "bad1", "good2", "bad2" }) await letters.HandleAsync(LetterOf(body), Token);
        await File.AppendAllTextAsync(FilePath, "no letter\n", Token);
        var runner = new ScriptedRunner(async letter =>
        {
            // A new letter comes while the old ones run.
            if (BodyOf(letter) == "good2") await letters.HandleAsync(LetterOf("meanwhile"), Token);
            if (BodyOf(letter).StartsWith("bad", StringComparison.Ordinal)) throw new FormatException("still bad");
        });
        Assert.Equal(new DeadLetterRun(2, 3), await letters.RunAgainAsync(runner, Token));
        var left = await letters.ReadAllAsync(Token);
        Assert.Equal(["bad1", "bad2", "meanwhile"], left.Select(BodyOf));
        Assert.Equal((6, "System.FormatException: still bad", Noon), (left[0].Attempts, left[0].Cause, left[0].FailedAt));
        Assert.Contains("no letter", await File.ReadAllLinesAsync(FilePath, Token));
        Assert.Equal(["letters.jsonl"], _folder.GetFiles().Select(static file => file.Name));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_keeps_the_rest()
    {
        using var letters = Make();
        foreach (var body in new[] { "1", "2", "3" }) await letters.HandleAsync(LetterOf(body), Token);
        using var cancel = new CancellationTokenSource();
        var runner = new ScriptedRunner(letter =>
        {
            if (BodyOf(letter) == "2") cancel.Cancel();
            cancel.Token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => letters.RunAgainAsync(runner, cancel.Token));
        Assert.Equal(["2", "3"], (await letters.ReadAllAsync(Token)).Select(BodyOf));
    }

    [Fact]
    public async Task Letters_of_a_run_that_a_crash_ended_run_first()
    {
        using var letters = Make();
        await letters.HandleAsync(LetterOf("1"), Token);
        File.Move(FilePath, FilePath + ".running");
        await letters.HandleAsync(LetterOf("2"), Token);
        Assert.Equal(["1", "2"], (await letters.ReadAllAsync(Token)).Select(BodyOf));
        var ran = new List<string>();
        await letters.RunAgainAsync(new ScriptedRunner(letter =>
        {
            ran.Add(BodyOf(letter));
            return Task.CompletedTask;
        }), Token);
        Assert.Equal(["1", "2"], ran);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Letters_that_a_crash_left_in_both_files_run_once()
    {
        using var letters = Make();
        foreach (var body in new[] { "1", "2" }) await letters.HandleAsync(LetterOf(body), Token);
        File.Copy(FilePath, FilePath + ".running");
        var ran = new List<string>();
        var run = await letters.RunAgainAsync(new ScriptedRunner(letter =>
        {
            ran.Add(BodyOf(letter));
            return Task.CompletedTask;
        }), Token);
        Assert.Equal(["1", "2"], ran);
        Assert.Equal(new DeadLetterRun(2, 0), run);
    }

    [Fact]
    public async Task A_call_after_the_disposal_names_the_object()
    {
        var letters = Make();
        letters.Dispose();
        var refused = await Assert.ThrowsAsync<ObjectDisposedException>(() => letters.HandleAsync(LetterOf("x"), Token).AsTask());
        Assert.Equal(typeof(FileDeadLetters).FullName, refused.ObjectName);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => letters.ReadAllAsync(Token));
    }

    [Fact]
    public void A_missing_folder_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new FileDeadLetters(new FileDeadLettersOptions { Path = Path.Combine(_folder.FullName, "missing", "letters") }));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string BodyOf(DeadLetter letter) => Encoding.UTF8.GetString(letter.Body.Span);

    private static DeadLetter LetterOf(string body, DateTimeOffset? failedAt = null) => new()
    {
        ClientName = "emea",
        OrganizationId = "00Dxx0000000000EAA",
        EventType = "AccountChange",
        Consumer = "billing",
        Metadata = new EventMetadata { Channel = TestService.Accounts, ReplayId = 7, CreatedDate = Noon, Type = "updated" },
        Body = Encoding.UTF8.GetBytes(body),
        Attempts = 5,
        FailedAt = failedAt ?? Noon,
        Cause = "System.TimeoutException: slow",
    };

    private FileDeadLetters MakeAt(DateTimeOffset now) => new(new FileDeadLettersOptions { Path = FilePath, TimeProvider = new FakeTimeProvider(now) });

    private FileDeadLetters Make(long maxBytes = 1_000_000) =>
        new(new FileDeadLettersOptions { Path = FilePath, MaxBytes = maxBytes, MaxAge = Timeout.InfiniteTimeSpan });
}
