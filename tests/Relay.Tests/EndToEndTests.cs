using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>Events from the org through the relay and the broker to the handlers of workers.</summary>
public sealed class EndToEndTests
{
    private const string A = "001Kx00000AAAAAIAZ";
    private const string B = "001Kx00000BBBBBIAZ";
    private const string C = "001Kx00000CCCCCIAZ";

    [Fact(Timeout = 30_000)]
    public async Task Each_record_of_a_change_is_handled_once_and_in_order()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync("one", (account, context, _) =>
        {
            foreach (var id in context.RecordIds) test.Journal.Add($"{id} {account.Phone.Value}");
            return ValueTask.CompletedTask;
        });
        await test.StartRelayAsync();
        for (var number = 1; number <= 20; number++) await test.ChangeAsync($"{number}", A, B, C);
        await test.Journal.WaitUntilAsync(static entries => entries.Count >= 60);
        foreach (var id in (string[])[A, B, C])
            Assert.Equal(Enumerable.Range(1, 20).Select(number => $"{id} {number}"), test.Journal.Entries.Where(entry => entry.StartsWith(id, StringComparison.Ordinal)));
    }
}
