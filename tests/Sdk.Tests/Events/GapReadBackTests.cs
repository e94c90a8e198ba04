using System.Net;
using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>A program keeps a copy of the org's records: from change events, and after a gap from the records themselves, over REST.</summary>
public sealed class GapReadBackTests
{
    private const int Limit = 30_000;
    private const string Acme = "001Kx00000Acme1IAB";
    private const string Bolt = "001Kx00000Bolt1IAB";
    private const string Core = "001Kx00000Core1IAB";

    private readonly SortedDictionary<string, string?> _copy = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_copy_is_right_after_gaps_because_the_records_are_read_again()
    {
        await using var test = await StartAsync();
        await RunAsync(test, new EventsOptions { OnGap = (gap, cancellationToken) => ReadAgainAsync(test.Client, gap, cancellationToken) });
        Assert.Equal(await RecordsAsync(test.Client), _copy);
        Assert.Equal([KeyValuePair.Create<string, string?>(Acme, "4"), KeyValuePair.Create<string, string?>(Core, "3")], _copy);
    }

    /// <summary>The negative control: a program that ignores gaps has a wrong copy, so the gaps did hide changes.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_program_that_ignores_gaps_has_a_wrong_copy()
    {
        await using var test = await StartAsync();
        await RunAsync(test, new EventsOptions { OnGap = static (_, _) => ValueTask.CompletedTask });
        Assert.NotEqual(await RecordsAsync(test.Client), _copy);
        Assert.Equal([Acme, Bolt], _copy.Keys);
    }

    [Fact(Timeout = Limit)]
    public async Task A_read_that_fails_reports_the_gap_again()
    {
        await using var test = await StartAsync();
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(
            new() { OnGap = (gap, cancellationToken) => ReadAgainAsync(test.Client, gap, cancellationToken) }, Token);
        test.Org.SetRecord("Account", Acme, new { Phone = "1" });
        await test.PublishChangeAsync("GAP_CREATE", null, Acme);
        await test.Org.PublishChangeAsync("Account", Bolt, new { Phone = "2" }, Token);
        test.Org.Faults.AnswerHttp(RequestKind.Records, 503);

        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await subscription.FirstAsync(Token));
        Assert.Equal(StreamingError.CallbackFailed, failed.Error);
        Assert.Empty(_copy);

        Apply(await subscription.FirstAsync(Token));
        Assert.Equal(await RecordsAsync(test.Client), _copy);
    }

    private static async Task<TestOrg> StartAsync()
    {
        var test = await EventBus.StartAsync();
        test.Org.AddMetadata("Account.describe.json", """{"name":"Account","fields":[{"name":"Name","type":"string"},{"name":"Phone","type":"phone"}]}""");
        return test;
    }

    /// <summary>Changes records, some of them in ways of which only gap events speak, until the copy has seen the last change.</summary>
    private async Task RunAsync(TestOrg test, EventsOptions options)
    {
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(options, Token);
        await test.Org.PublishChangeAsync("Account", Acme, new { Phone = "1" }, Token);
        await test.Org.PublishChangeAsync("Account", Bolt, new { Phone = "2" }, Token);
        test.Org.SetRecord("Account", Core, new { Phone = "3" });
        await test.PublishChangeAsync("GAP_OVERFLOW");
        test.Org.RemoveRecord("Account", Bolt);
        await test.PublishChangeAsync("GAP_DELETE", null, Bolt);
        test.Org.SetRecord("Account", Acme, new { Phone = "a change that the next one hides" });
        await test.PublishChangeAsync("GAP_UPDATE", null, Acme);
        await test.Org.PublishChangeAsync("Account", Acme, new { Phone = "4" }, Token);
        await foreach (var change in subscription.Take(3)) Apply(change);
    }

    private void Apply(AccountRecord change)
    {
        foreach (var id in change.Header.RecordIds) _copy[id] = change.Phone.Value;
    }

    private async ValueTask ReadAgainAsync(StreamingClient client, Gap gap, CancellationToken cancellationToken)
    {
        if (gap.RecordIds.Count == 0) await ReadAllAsync(client);
        foreach (var id in gap.RecordIds)
        {
            try
            {
                var record = await client.GetAsync($"/services/data/v66.0/sobjects/{gap.EntityName}/{id}?fields=Phone", cancellationToken);
                _copy[id] = record.GetProperty("Phone").GetString();
            }
            catch (StreamingException error) when (error.StatusCode == HttpStatusCode.NotFound)
            {
                _copy.Remove(id);
            }
        }
    }

    private async Task ReadAllAsync(StreamingClient client)
    {
        _copy.Clear();
        foreach (var (id, phone) in await RecordsAsync(client)) _copy[id] = phone;
    }

    private static async Task<SortedDictionary<string, string?>> RecordsAsync(StreamingClient client)
    {
        var answer = await client.GetAsync($"/services/data/v66.0/query?q={Uri.EscapeDataString("SELECT Id, Phone FROM Account")}", Token);
        return new SortedDictionary<string, string?>(
            answer.GetProperty("records").EnumerateArray().ToDictionary(
                static record => record.GetProperty("Id").GetString()!, static record => record.GetProperty("Phone").GetString()),
            StringComparer.Ordinal);
    }
}
