using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>The lifetime of handlers.</summary>
public sealed class HandlerLifetimeTests
{
    [Fact(Timeout = 30_000)]
    public async Task Each_attempt_has_a_new_handler_which_is_disposed_before_the_acknowledgement()
    {
        await using var service = await TestService.CreateAsync();
        var store = new JournalStore(service.Journal);
        service.Add().UseReplayStore(_ => store).AddHandler<AccountChange, DisposedHandler>(static options =>
        {
            options.Retry.Delay = TimeSpan.Zero;
            options.SaveInterval = TimeSpan.Zero;
        });
        var id = await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync($"saved {id}");

        // The first one was made by the check at the start.
        Assert.Equal(["disposed 1", "handled by 1", "disposed 1", "handled by 2", "disposed 2", $"saved {id}"], service.Journal.Entries);
    }
}
