using TypedStreaming.Consumers;
using TypedStreaming.Consumers.Acknowledgement;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of position stores, those of the program included.</summary>
internal static class StoreErrors
{
    private const string Calls = "StoreCalls.RunAsync";
    private const string Callbacks = "CallbackChannel.Failure";
    private const int DiskFull = 28;

    private static readonly ReplayKey Key = new("00D000000000062EAA", "/u/x", "default");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        ErrorRow.Thrown(Calls, "it does not answer", StreamingError.PositionStore, true, "did not answer", HangAsync),
        Thrown(new IOException("busy"), true),
        Thrown(new TimeoutException("busy"), true),
        Thrown(new InvalidOperationException("no connection"), true),
        Thrown(new DirectoryNotFoundException("none"), false),
        Thrown(new FileNotFoundException("none"), false),
        Thrown(new UnauthorizedAccessException("denied"), false),
        Thrown(new IOException("no space left", DiskFull), false),
        Thrown(new IOException("there is not enough space", unchecked((int)0x80070070)), false),
        Thrown(new InvalidOperationException("wrapped", new UnauthorizedAccessException("denied")), false),
        Thrown(new NotSupportedException("read-only"), false),
        Thrown(new FormatException("damaged"), false),
        Thrown(new System.Text.Json.JsonException("damaged"), false),
        Thrown(new ObjectDisposedException("database"), false),
        Thrown(new DllNotFoundException("no driver"), false),
        Asked("last throws what passes", true, "threw System.IO.IOException", static () => throw new IOException("busy")),
        Asked("last throws what stays", false, "threw System.IO.DirectoryNotFoundException", static () => throw new DirectoryNotFoundException()),
        Asked("last answers no start", false, "the callback must return After(id), Latest, Earliest, or null", static () => ReplayFrom.Stored(ReplayFrom.Latest)),
        ErrorRow.Thrown(Callbacks, "store throws what passes", StreamingError.PositionStore, true, "threw System.IO.IOException",
            () => StoreAsync(new IOException("busy"))),
        ErrorRow.Thrown(Callbacks, "store throws what stays", StreamingError.PositionStore, false, "threw System.UnauthorizedAccessException",
            () => StoreAsync(new UnauthorizedAccessException())),
        ErrorRow.Thrown("CallbackStore.OtherTransport", "a key of another transport", StreamingError.PositionStore, false, "'pubsub'",
            () => ReplayStore.FromCallbacks(static (_, _) => default, static (_, _, _, _) => default).OpenAsync(Key with { Transport = "pubsub" }, CancellationToken.None).AsTask()),
        new("InvalidPosition.OfAnotherTransport", "the store mixes transports up", StreamingError.PositionStore, false, "replay ids are numbers",
            static () => InvalidPosition.OfAnotherTransport("/u/x", OpaqueReplayId.FromHex("00f1"))),
        ErrorRow.Thrown("PositionSaver.Defect", "the position to save cannot be determined", StreamingError.Defect, false, "because of a defect", DefectAsync),
        ErrorRow.Thrown("PositionTakeover.By", "another took it", StreamingError.PositionTaken, false, "Stop this consumer", TakenAsync),
        new("PositionTakeover.StaysLost", "it is asked for again", StreamingError.PositionTaken, false, "does not reopen the position", static () => PositionTakeover.StaysLost(
            "The consumer 'default' of /u/x", "/u/x", new StreamingException(StreamingError.PositionTaken, "by another"))),
        new("InvalidPosition.Failure", "the org moved", StreamingError.InvalidReplayId, false, "moved", static () => Invalid(GapCause.OrgMoved)),
        new("InvalidPosition.Failure", "two positions", StreamingError.InvalidReplayId, false, "two different positions", static () => Invalid(GapCause.PositionsDiffer)),
    ];

    private static ErrorRow Thrown(Exception thrown, bool isTransient) => ErrorRow.Thrown(
        Calls,
        $"{thrown.GetType().Name}, {thrown.Message}",
        StreamingError.PositionStore,
        isTransient,
        thrown.Message,
        () => StoreCalls.RunAsync(_ => throw thrown, TimeSpan.FromSeconds(30), TimeProvider.System));

    private static ErrorRow Asked(string when, bool isTransient, string says, Func<ReplayFrom?> last) => ErrorRow.Thrown(
        Callbacks, when, StreamingError.PositionStore, isTransient, says,
        () => ReplayStore.FromCallbacks((_, _) => new(last()), static (_, _, _, _) => default).OpenAsync(Key, CancellationToken.None).AsTask());

    private static async Task StoreAsync(Exception thrown)
    {
        var store = ReplayStore.FromCallbacks(static (_, _) => new((ReplayFrom?)null), (_, _, _, _) => throw thrown);
        await using var cursor = await store.OpenAsync(Key, CancellationToken.None);
        await cursor.SaveAsync(new ReplayPosition { At = default, ReplayId = 1 }, CancellationToken.None);
    }

    private static async Task TakenAsync()
    {
        var store = new InMemoryReplayStore();
        await using var older = await store.OpenAsync(Key, CancellationToken.None);
        await using var newer = await store.OpenAsync(Key, CancellationToken.None);
        await older.SaveAsync(new ReplayPosition { At = default }, CancellationToken.None);
    }

    private static async Task DefectAsync()
    {
        var cursor = await new InMemoryReplayStore().OpenAsync(Key, CancellationToken.None);
        var options = new SavingSchedule(TimeSpan.FromSeconds(1), 1, TimeSpan.FromSeconds(30));
        await using var saver = PositionSaver.Start(cursor, static () => throw new InvalidOperationException(), static _ => { }, options, TimeProvider.System);
        await saver.FlushAsync();
    }

    private static async Task HangAsync()
    {
        var (time, limit) = (new ManualTimeProvider(), TimeSpan.FromSeconds(5));
        var call = StoreCalls.RunAsync(static _ => Fixtures.ScriptedStore.Hang(CancellationToken.None), limit, time);
        await time.TimerAsync(limit);
        time.Advance(limit);
        await call;
    }

    private static StreamingException Invalid(GapCause cause) =>
        InvalidPosition.Failure(new InvalidReplay { Channel = "/u/x", ReplayId = 7, Cause = cause });
}
