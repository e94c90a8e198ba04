using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Leases;

/// <summary>A replica that waits for its lease, and the acquisition.</summary>
public sealed class StandByTests
{
    private const int Limit = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Nothing_is_asked_of_the_org_before_the_lease_is_acquired()
    {
        await using var replicas = await Replicas.CreateAsync();
        var other = await replicas.Leases.AcquireAsync("billing", Token);
        var service = await replicas.AddAsync();
        await replicas.PublishAsync("a1");
        await service.StartAsync();
        await service.Log.WaitForAsync(318);
        await replicas.Leases.Journal.WaitForAsync("asked for billing", 2);
        var client = service.Running.Services.GetRequiredService<IEventClient>();
        Assert.Equal((ClientState.Stopped, 0), (client.State, replicas.Org.Exchanges.Count(RequestKind.Any)));

        await other.DisposeAsync();
        await service.Journal.WaitForAsync("a1");
        await service.StopAsync();
        Assert.Equal(
            ["The client 'default' is waiting for the lease 'billing', and will start when it has acquired the lease.", "The client 'default' has acquired the lease 'billing' with epoch 1002, and is starting.", $"[{replicas.Org.OrganizationId}] The client 'default' has released the lease 'billing'."],
            service.Log.Entries.Where(static entry => entry.Id.Id is >= 318 and <= 323).Select(static entry => entry.Text.Trim()));
    }

    /// <summary>The negative control of the test above: a client without a lease does not wait for another holder.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_client_without_a_lease_starts_at_once()
    {
        await using var service = await TestService.CreateAsync();
        var leases = new MemoryLeases();
        await using var other = await leases.AcquireAsync("default", Token);
        service.AddHandler<AccountChange>((account, context, _) =>
        {
            service.Journal.Add($"{account.Id} {context.Epoch is null}");
            return ValueTask.CompletedTask;
        });
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("a1 True");
    }

    [Theory(Timeout = Limit)]
    [InlineData(null, "default")]
    [InlineData("emea", "emea")]
    public async Task The_name_of_the_lease_is_that_of_the_client_unless_it_is_set(string? client, string expected)
    {
        await using var service = await TestService.CreateAsync();
        var leases = new MemoryLeases();
        if (client is not null) service.Builder.Configuration.AddInMemoryCollection(TestService.LoginOf(service.Org, $"Orgs:{client}"));
        var builder = client is null ? service.Add() : service.Builder.Services.AddKeyedTypedStreaming(client, service.Builder.Configuration.GetSection("Orgs"));
        builder.UseLease(_ => leases);
        await service.StartAsync();
        await leases.Journal.WaitForAsync($"asked for {expected}");
    }

    [Fact(Timeout = Limit)]
    public async Task A_stand_by_is_healthy_and_says_so_and_an_active_replica_has_an_epoch()
    {
        await using var replicas = await Replicas.CreateAsync();
        var other = await replicas.Leases.AcquireAsync("billing", Token);
        var service = await replicas.AddAsync();
        using var gauge = new LeaseGauge(service);
        await service.StartAsync();
        await replicas.Leases.Journal.WaitForAsync("asked for billing", 2);
        var standBy = await Replicas.HealthAsync(service);
        Assert.Equal((HealthStatus.Healthy, "The client is waiting for the lease 'billing', which another replica holds."), (standBy.Status, standBy.Description));
        Assert.Equal(("stand-by", "Stopped"), (standBy.Data["role"], standBy.Data["state"]));
        Assert.DoesNotContain("epoch", standBy.Data.Keys);
        Assert.Equal(0, gauge.Read());

        await other.DisposeAsync();
        await replicas.PublishAsync("a1");
        await service.Journal.WaitForAsync("a1");
        var active = await Replicas.HealthAsync(service);
        Assert.Equal(("active", 1002L), (active.Data["role"], active.Data["epoch"]));
        Assert.Equal(1, gauge.Read());
    }

    [Fact(Timeout = Limit)]
    public async Task A_failure_that_passes_is_degraded_and_tried_again()
    {
        await using var replicas = await Replicas.CreateAsync();
        var time = new HeldPauses(TimeSpan.FromSeconds(1));
        replicas.Leases.Failures.Enqueue(new StreamingException(StreamingError.PositionStore, "The database is down.") { IsTransient = true });
        var service = await replicas.AddAsync((service, _) => service.Builder.Services.AddSingleton<TimeProvider>(time));
        await service.StartAsync();
        await service.Log.WaitForAsync(321);
        var entry = await Replicas.HealthAsync(service);
        Assert.Equal((HealthStatus.Degraded, "The client cannot acquire the lease 'billing', and will try again (PositionStore)."), (entry.Status, entry.Description));
        Assert.Contains("will try again in 00:00:01: PositionStore: The database is down.", service.Log.Text, StringComparison.Ordinal);

        time.Pass();
        await replicas.PublishAsync("a1");
        await service.Journal.WaitForAsync("a1");
    }

    [Fact(Timeout = Limit)]
    public async Task An_untyped_failure_that_may_pass_is_tried_again_too()
    {
        await using var replicas = await Replicas.CreateAsync();
        replicas.Leases.Failures.Enqueue(new TimeoutException("secret"));
        replicas.Leases.Failures.Enqueue(new OperationCanceledException("not ours"));
        var passes = new PassedPauses(static pause => pause == TimeSpan.FromSeconds(1) || pause == TimeSpan.FromSeconds(2));
        var service = await replicas.AddAsync((service, _) => service.Builder.Services.AddSingleton<TimeProvider>(passes));
        await replicas.PublishAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("a1");
        Assert.Equal(2, service.Log.Entries.Count(static entry => entry.Id.Id == 321));
        Assert.DoesNotContain("secret", service.Log.Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_that_does_not_pass_is_a_final_error(bool isTyped)
    {
        await using var replicas = await Replicas.CreateAsync();
        replicas.Leases.Failures.Enqueue(isTyped ? new StreamingException(StreamingError.PositionStore, "No permission.") { IsTransient = false } : new ArgumentException("of the source"));
        var service = await replicas.AddAsync();
        await service.StartAsync();
        await service.Stopping;
        await service.StopAsync();
        var critical = Assert.Single(service.Log.Entries, static entry => entry.Level == LogLevel.Critical).Text;
        Assert.Contains(
            isTyped ? "No permission. Correct the problem with the replay store or the lease store." : "The lease 'billing' cannot be acquired (System.ArgumentException", critical, StringComparison.Ordinal);
        Assert.Equal(0, replicas.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task A_shutdown_while_standing_by_ends_at_once_and_leaves_the_lease_to_others()
    {
        await using var replicas = await Replicas.CreateAsync();
        await using var other = await replicas.Leases.AcquireAsync("billing", Token);
        var service = await replicas.AddAsync();
        await service.StartAsync();
        await replicas.Leases.Journal.WaitForAsync("asked for billing", 2);
        await service.StopAsync();
        Assert.True(other.IsHeld);
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Level >= LogLevel.Warning);
        Assert.Equal(0, replicas.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task A_lease_that_comes_after_the_shutdown_is_released()
    {
        await using var service = await TestService.CreateAsync();
        var leases = new DeafLeases();
        service.Add().UseLease(_ => leases);
        await service.StartAsync();
        await leases.Asked;
        await service.StopAsync();
        var late = await leases.GiveAsync();
        await late.Journal.WaitForAsync("released 1001");
        Assert.Equal(0, service.Org.Exchanges.Count(RequestKind.Any));
    }

    [Fact(Timeout = Limit)]
    public async Task A_start_that_fails_in_another_service_ends_the_wait()
    {
        await using var replicas = await Replicas.CreateAsync();
        var other = await replicas.Leases.AcquireAsync("billing", Token);
        var service = await replicas.AddAsync((service, _) => service.Builder.Services.AddHostedService<FailingService>());
        await Assert.ThrowsAsync<TimeoutException>(service.StartAsync);
        await service.DisposeAsync();
        await other.DisposeAsync();
        await using var next = await replicas.Leases.AcquireAsync("billing", Token);
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Id.Id is 300 or 319);
    }
}
