using TypedStreaming.PostgreSql;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of a PostgreSQL database that need no server. Those of a server, with the single codes, are in the tests of the package.</summary>
internal static class DatabaseErrors
{
    private static readonly ReplayKey Key = new("00D000000000062EAA", "/u/x", "default");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        ErrorRow.Thrown("Database.Failure", "no server", StreamingError.PositionStore, true, "the server cannot be reached", static async () =>
        {
            // Port 1 is not used, and connections to it are refused at once.
            await using var store = new PostgreSqlReplayStore("Host=127.0.0.1;Port=1;Username=u");
            await store.OpenAsync(Key, CancellationToken.None);
        }),
        new("Takeover.Failure", "another took it", StreamingError.PositionTaken, false, "Stop this consumer", static () =>
            Takeover.Failure(Key, Owner.OfThisProcess(default), Owner.OfThisProcess(default), "db:5432/d")),
        new("LeaseLossTexts.Failure", "another holds the lease", StreamingError.PositionStore, true, "has acquired the lease with the epoch 8; the epoch of this process was 7", static () =>
            LeaseLossTexts.Failure("orders", LeaseLossTexts.Ended(("process 1 on host", 8), 7))),
    ];
}
