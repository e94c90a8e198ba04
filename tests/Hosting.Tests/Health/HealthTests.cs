using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Health;

public sealed class HealthTests
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_connected_client_is_healthy_and_says_what_it_does()
    {
        await using var service = await TestService.CreateAsync();
        AddAccounts(service);
        await service.PublishAccountAsync("001SecretRecord");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun");
        await ConnectedAsync(service);
        var entry = await CheckAsync(service);
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Connected", entry.Data["state"]);
        Assert.Equal(1, entry.Data["unacknowledged"]);
        Assert.Equal("active", entry.Data["role"]);
        Assert.DoesNotContain("001SecretRecord", string.Join(' ', entry.Data.Values), StringComparison.Ordinal);
        _gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_late_event_and_a_long_attempt_are_degraded()
    {
        await using var service = await TestService.CreateAsync();
        var time = new ShiftedTime();
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        AddAccounts(service);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun");
        await ConnectedAsync(service);
        time.Shift = TimeSpan.FromMinutes(6);
        var entry = await CheckAsync(service);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("The consumer 'default' of /topic/AccountUpdates is 6 min behind. An attempt to handle an event of the type AccountChange has been running for 6 min.", entry.Description);
        time.Shift = TimeSpan.FromHours(20);
        Assert.Contains("near the end of the retention period (24 h)", (await CheckAsync(service)).Description, StringComparison.Ordinal);
        _gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_final_error_is_unhealthy_and_names_its_kind()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Configuration["Salesforce:Login:Password"] = "wrong";
        AddAccounts(service).Configure(static settings => settings.Client.OnFinalError = FinalErrorAction.StopClient);
        await service.StartAsync();
        await service.Log.WaitForAsync(300);
        var entry = await CheckAsync(service);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("LoginRefused", entry.Data["lastCause"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_cannot_start_is_degraded()
    {
        var org = await TestService.StartOrgAsync();
        await using var service = await TestService.CreateAsync(org);
        await org.DisposeAsync();
        AddAccounts(service);
        await service.StartAsync();
        await service.Log.WaitForAsync(302);
        var entry = await CheckAsync(service);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("LoginFailed", entry.Data["lastCause"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_handler_whose_store_refuses_is_degraded_although_the_client_is_connected()
    {
        await using var service = await TestService.CreateAsync();
        var time = new ShiftedTime();
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        AddAccounts(service).UseReplayStore(static _ => new RefusingStore());
        await service.StartAsync();
        await service.Log.WaitForAsync(302);
        await ConnectedAsync(service);
        var entry = await CheckAsync(service);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("The consumer 'default' of /topic/AccountUpdates cannot receive events, and will try again (PositionStore).", entry.Description);
        time.Shift = TimeSpan.FromMinutes(4);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(service)).Status);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(2, HealthStatus.Degraded)]
    public async Task Consumers_without_room_are_degraded(int parked, HealthStatus expected)
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddSingleton<IEventClient>(new ConnectedClient(parked));
        service.Builder.Services.AddHealthChecks().AddTypedStreaming();
        service.Add();
        await service.StartAsync();
        await ConnectedAsync(service);
        var entry = await CheckAsync(service);
        Assert.Equal(expected, entry.Status);
        Assert.Equal(parked, entry.Data["parked"]);
        if (parked > 0) Assert.StartsWith("2 consumers of the client are receiving no events", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClientState.Recovering, 29, HealthStatus.Healthy)]
    [InlineData(ClientState.Recovering, 31, HealthStatus.Degraded)]
    [InlineData(ClientState.Paused, 31, HealthStatus.Degraded)]
    [InlineData(ClientState.Recovering, 899, HealthStatus.Degraded)]
    [InlineData(ClientState.Recovering, 960, HealthStatus.Unhealthy)]
    [InlineData(ClientState.Paused, 960, HealthStatus.Unhealthy)]
    [InlineData(ClientState.Connecting, 960, HealthStatus.Unhealthy, true)]
    [InlineData(ClientState.Faulted, 0, HealthStatus.Unhealthy)]
    [InlineData(ClientState.Faulted, 60, HealthStatus.Degraded, true)]
    [InlineData(ClientState.Faulted, 901, HealthStatus.Unhealthy, true)]
    [InlineData(ClientState.Connected, 3600, HealthStatus.Healthy)]
    [InlineData(ClientState.Connected, 3600, HealthStatus.Healthy, true)]
    public async Task An_outage_counts_over_all_its_states(ClientState state, int seconds, HealthStatus expected, bool triesAgain = false)
    {
        await using var service = await TestService.CreateAsync();
        AddAccounts(service);
        var time = new ShiftedTime();
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        using var host = service.Builder.Build();
        var status = host.Services.GetRequiredKeyedService<ClientHandlers>("").Context.Status;
        var at = time.GetUtcNow();
        status.Change(new StateChange { State = ClientState.Connected, Previous = ClientState.Connecting, At = at });
        if (state != ClientState.Connected) status.Change(new StateChange { State = ClientState.Recovering, Previous = ClientState.Connected, At = at });
        if (triesAgain) status.TriesAgain(StreamingError.Transport);
        time.Shift = TimeSpan.FromSeconds(seconds);
        status.Change(new StateChange { State = state, Previous = ClientState.Recovering, At = time.GetUtcNow() });
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        Assert.Equal(expected, report.Status);
    }

    private static async Task ConnectedAsync(TestService service)
    {
        var client = service.Running.Services.GetRequiredService<IEventClient>();
        await foreach (var change in client.StateChanges(Token))
        {
            if (change.State == ClientState.Connected) break;
        }

        // The health check follows the same changes, in its own enumeration.
        var status = service.Running.Services.GetRequiredKeyedService<ClientHandlers>("").Context.Status;
        while (status.Values.State != ClientState.Connected) await Task.Yield();
    }

    private static async Task<HealthReportEntry> CheckAsync(TestService service) =>
        (await service.Running.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["typedstreaming"];

    private TypedStreamingBuilder AddAccounts(TestService service)
    {
        service.Builder.Services.AddHealthChecks().AddTypedStreaming();
        return service.AddHandler<AccountChange>(async (_, _, _) =>
        {
            service.Journal.Add("begun");
            await _gate.Task;
        });
    }
}
