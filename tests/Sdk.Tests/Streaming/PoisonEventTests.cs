using System.Text;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Streaming;

/// <summary>An event that cannot be read is never lost unless the program has decided so.</summary>
public sealed class PoisonEventTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task It_is_thrown_and_thrown_again_without_another_delivery()
    {
        await using var test = await PoisonedAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var error = await Assert.ThrowsAsync<EventDecodeException>(async () => await test.Client.Events<AccountChange>(All()).FirstAsync(Token));
            Assert.Contains("\"a lot\"", Encoding.UTF8.GetString(error.Payload.Span), StringComparison.Ordinal);
        }

        Assert.Equal(2, test.Org.Deliveries);
    }

    [Fact(Timeout = Limit)]
    public async Task Acknowledged_by_hand_it_is_behind_us()
    {
        await using var test = await PoisonedAsync();
        var error = await Assert.ThrowsAsync<EventDecodeException>(async () => await test.Client.Events<AccountChange>(All()).FirstAsync(Token));

        error.Acknowledge();
        error.Acknowledge();

        Assert.Equal("good", (await test.Client.Events<AccountChange>(All()).FirstAsync(Token)).Id);
        await test.Client.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(error.Acknowledge);
    }

    [Fact(Timeout = Limit)]
    public async Task It_can_be_skipped_with_a_warning()
    {
        await using var test = await PoisonedAsync();
        var options = All();
        options.OnDecodeError = DecodeErrorHandling.Skip;

        Assert.Equal("good", (await test.Client.Events<AccountChange>(options).FirstAsync(Token)).Id);
        var skipped = Assert.Single(test.Log.Entries, static entry => entry.Id == 204);
        Assert.DoesNotContain("a lot", skipped.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task It_can_be_skipped_to_a_callback_and_stays_if_that_throws()
    {
        await using var test = await PoisonedAsync();
        var options = All();
        options.OnDecodeError = DecodeErrorHandling.SkipTo(static (_, _) => throw new IOException("full"));
        var failed = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(options).FirstAsync(Token));
        Assert.Equal(StreamingError.CallbackFailed, failed.Error);

        var seen = new List<EventDecodeException>();
        options.OnDecodeError = DecodeErrorHandling.SkipTo((error, _) => { seen.Add(error); return ValueTask.CompletedTask; });
        Assert.Equal("good", (await test.Client.Events<AccountChange>(options).FirstAsync(Token)).Id);

        Assert.Equal("AnnualRevenue", Assert.Single(seen).Member);
    }

    [Theory(Timeout = Limit)]
    [InlineData("{\"event\":{\"replayId\":%,\"\\ud800\":1},\"sobject\":{\"Id\":\"odd\"}}")]
    [InlineData("{\"\\udc00\":{},\"event\":{\"replayId\":%},\"sobject\":{\"Id\":\"odd\"}}")]
    public async Task A_member_name_that_cannot_be_read_costs_neither_the_event_nor_the_session(string data)
    {
        await using var test = await TestOrg.StartAsync();
        await test.Org.PublishRawAsync(TestOrg.Accounts, id => data.Replace("%", $"{id}", StringComparison.Ordinal), Token);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "good" }, Token);

        var ids = new List<string?>();
        await foreach (var change in test.Client.Events<AccountChange>(All()).Take(2)) ids.Add(change.Id);
        Assert.Equal(["odd", "good"], ids);
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    private static EventsOptions All() => new() { From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };

    private static async Task<TestOrg> PoisonedAsync()
    {
        var test = await TestOrg.StartAsync();
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "bad", AnnualRevenue = "a lot" }, Token);
        await test.Org.PublishPushTopicAsync(TestOrg.Accounts, "updated", new { Id = "good" }, Token);
        return test;
    }
}
