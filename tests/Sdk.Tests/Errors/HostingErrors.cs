using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Configuration;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Leases;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of handlers in a host, with which a client's run ends.</summary>
internal static class HostingErrors
{
    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Final("FailureHandling.Final", "a handler that always fails", "failed 1 times to handle an event on /topic/AccountUpdates", static () => RunAsync(Failing(), error: null)),
        Final("FailureHandling.Final", "an event that cannot be read", "could not be read as AccountChange", static () => RunAsync(Failing(), Unreadable)),
        Final("FailureHandling.NotKept", "a dead letter that cannot be kept", "could not be stored as a dead letter", static () =>
            RunAsync(Failing(static builder => builder.UseDeadLetters(static _ => throw new IOException())), error: null)),
        Final("GapRunner.Final", "a gap that cannot be handled", "Correct the gap handler", GapAsync),
        Final("RepeatedTaking.StoppedByProgram", "a client that the program stops", "The application stopped the client", StoppedAsync),
        new("ClientLease.Failure", "leases that fail with an untyped exception", StreamingError.PositionStore, false, "The lease 'orders' cannot be acquired (System.ArgumentException", static () =>
            LeaseAsync(new ArgumentException("of the source"))),
        ErrorRow.Thrown("ConfiguredLogin.Wrong", "login settings that are no longer valid", StreamingError.LoginFailed, true, "S:Login:Flow is missing", static async () =>
        {
            using var login = new ConfiguredLogin(static () => new TypedStreamingOptions(), new SettingsPath("S", isConfigured: true));
            using var http = new HttpClient();
            await login.GetTokenAsync(new AccessTokenRequest(http, TimeProvider.System, TimeSpan.FromSeconds(1)), CancellationToken.None);
        }),
    ];

    private static EventDecodeException Unreadable => new("not readable", new EventMetadata { Channel = TestOrg.Accounts }, [], new JsonException());

    private static ErrorRow Final(string site, string when, string says, Func<Task<StreamingException>> make) =>
        new(site, when, StreamingError.CallbackFailed, false, says, make);

    private static ServiceProvider Failing(Action<TypedStreamingBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddTypedStreaming(static _ => { });
        configure?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private static HandlerPlan<AccountChange> PlanOf(ServiceProvider services)
    {
        var options = new HandlerOptions<AccountChange>();
        options.Retry.MaxAttempts = 1;
        var client = services.GetRequiredKeyedService<ClientHandlers>("").Context;
        return new HandlerPlan<AccountChange>(client, options, typeof(IEventHandler<AccountChange>), static _ => throw new TimeoutException());
    }

    private static async Task<StreamingException> RunAsync(ServiceProvider services, EventDecodeException? error)
    {
        await using var _ = services;
        using var run = new ClientRun(TimeProvider.System);
        var taken = new UnacknowledgedEvent(new AccountChange { Id = "1" }, error);
        await new EventRunner<AccountChange>(PlanOf(services), new TakenEvents(1), run).RunAsync(taken);
        return Assert.IsType<StreamingException>(run.Failure);
    }

    private static async Task<StreamingException> GapAsync()
    {
        await using var services = Failing(static builder => builder.UseGaps<FailingGaps>());
        using var run = new ClientRun(TimeProvider.System);
        var gaps = new GapRunner<AccountChange>(PlanOf(services), static () => Task.CompletedTask, run);
        await Assert.ThrowsAnyAsync<Exception>(() => gaps.HandleAsync(new Gap { Cause = GapCause.NoReplay, Channel = TestOrg.Accounts }).AsTask());
        return Assert.IsType<StreamingException>(run.Failure);
    }

    private static async Task<StreamingException> StoppedAsync()
    {
        await using var org = await TestOrg.StartAsync();
        await using var services = Failing();
        using var run = new ClientRun(TimeProvider.System);
        var loop = new HandlerLoop<AccountChange, AccountChange>(PlanOf(services), new(static account => account, static _ => default));
        var running = loop.RunAsync(org.Client, run);
        await org.Org.WaitForSubscribersAsync(TestOrg.Accounts, 1, TestContext.Current.CancellationToken);
        await org.Client.StopAsync(TestContext.Current.CancellationToken);
        await running;
        return Assert.IsType<StreamingException>(run.Failure);
    }

    private static async Task<StreamingException> LeaseAsync(Exception failure)
    {
        await using var services = Failing();
        var lease = new ClientLease(services.GetRequiredKeyedService<ClientHandlers>("").Context, new FailingLeases(failure), "orders");
        return await Assert.ThrowsAsync<StreamingException>(() => lease.AcquireAsync(TestContext.Current.CancellationToken));
    }

    private sealed class FailingLeases(Exception failure) : ILeases
    {
        public Task<IHeldLease> AcquireAsync(string name, CancellationToken cancellationToken) => Task.FromException<IHeldLease>(failure);
    }

    private sealed class FailingGaps : IGapHandler
    {
        public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken) => throw new TimeoutException();
    }
}
