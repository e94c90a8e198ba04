using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A service over a real host, whose handlers do what the test says, and the simulated org that it listens to.</summary>
internal sealed class TestService : IAsyncDisposable
{
    public const string Accounts = "/topic/AccountUpdates";
    public const string Records = "/data/AccountChangeEvent";
    public const string Ink = "/event/Low_Ink__e";

    private readonly bool _ownsOrg;
    private IHost? _host;

    private TestService(SimulatedOrg org, bool ownsOrg)
    {
        (Org, _ownsOrg) = (org, ownsOrg);
        Builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        Builder.Configuration.AddInMemoryCollection(LoginOf(org, "Salesforce"));
        Builder.Services.AddSingleton(Journal);
        Builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
    }

    public SimulatedOrg Org { get; }

    public HostApplicationBuilder Builder { get; }

    public Journal Journal { get; } = new();

    public CapturedLog Log { get; } = new();

    public IHost Running => _host ?? throw new InvalidOperationException("The host is not built.");

    /// <summary>Is done when the host begins to stop by itself.</summary>
    public Task Stopping => StoppingAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an org with all channels of the tests, and a service of it, or one more service of a given org.</summary>
    public static async Task<TestService> CreateAsync(SimulatedOrg? org = null) => new(org ?? await StartOrgAsync(), org is null);

    public static async Task<SimulatedOrg> StartOrgAsync(int port = 0, SimulatedUser? user = null)
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { Port = port, User = user }, Token);
        org.AddPushTopic("AccountUpdates");
        org.AddChangeEvents("Account");
        org.AddPlatformEvent("Low_Ink__e");
        return org;
    }

    public static Dictionary<string, string?> LoginOf(SimulatedOrg org, string section) => new(StringComparer.Ordinal)
    {
        [$"{section}:Login:Flow"] = "Password",
        [$"{section}:Login:Username"] = org.User.Username,
        [$"{section}:Login:Password"] = org.User.Password,
        [$"{section}:Login:ClientId"] = org.User.ClientId,
        [$"{section}:Login:ClientSecret"] = org.User.ClientSecret,
        [$"{section}:Login:LoginUrl"] = org.Url.ToString(),
    };

    public TypedStreamingBuilder Add() => Builder.Services.AddTypedStreaming(Builder.Configuration.GetSection("Salesforce"));

    /// <summary>Adds a handler that writes its events into the journal.</summary>
    public TypedStreamingBuilder AddHandler<TEvent>(
        Func<TEvent, EventHandlingContext, CancellationToken, ValueTask> handle, Action<HandlerOptions<TEvent>>? configure = null, TypedStreamingBuilder? builder = null)
        where TEvent : IStreamingEvent<TEvent>
    {
        Builder.Services.AddSingleton(new Script<TEvent>(handle));
        return (builder ?? Add()).AddHandler<TEvent, ScriptedHandler<TEvent>>(options =>
        {
            options.Retry.Delay = TimeSpan.Zero;
            configure?.Invoke(options);
        });
    }

    /// <summary>Returns true if a meter belongs to this host: others run at the same time.</summary>
    public bool Owns(Meter meter) => _host is not null && ReferenceEquals(meter.Scope, _host.Services.GetRequiredService<IMeterFactory>());

    public async Task StartAsync()
    {
        _host = Builder.Build();
        await _host.StartAsync(Token);
    }

    public Task StopAsync() => Running.StopAsync(Token);

    public Task<long> PublishAccountAsync(string id, string name = "Acme") =>
        Org.PublishPushTopicAsync(Accounts, "updated", new { Id = id, Name = name }, Token).AsTask();

    public Task<long> PublishRecordAsync(string phone, params string[] ids) =>
        Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "UPDATE", ids) { Fields = new { Phone = phone } }, Token).AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        if (_ownsOrg) await Org.DisposeAsync();
    }

    private async Task StoppingAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Running.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(Token);
    }
}
