using TypedStreaming.Tests.Faults;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Shutdown;

/// <summary>A defect that ends the run in the middle of a response.</summary>
public sealed class DefectTests
{
    private const int Limit = 30_000;
    private const string Connect = "/meta/connect";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_stop_and_a_disposal_end_after_a_defect_while_an_answer_was_read()
    {
        var server = new StagedServer(Connect);
        var client = server.MakeClient();
        var reading = ReadAsync(client);
        (await server.NextAsync(Connect)).Agree();
        (await server.NextAsync(Connect)).Agree(StagedRequest.Event(HostileServer.Notes, 41));

        var failure = await Assert.ThrowsAsync<StreamingException>(() => reading);

        Assert.Equal(StreamingError.Defect, failure.Error);
        await client.StopAsync(Token);
        await client.DisposeAsync();
    }

    private static async Task ReadAsync(StreamingClient client)
    {
        await foreach (var _ in client.Events<CrashingNote>(cancellationToken: Token)) Assert.Fail("An event was read.");
    }
}
