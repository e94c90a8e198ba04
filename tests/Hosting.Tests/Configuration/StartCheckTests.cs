using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Configuration;

/// <summary>Wrong settings: one exception at the start, which names every key.</summary>
public sealed class StartCheckTests
{
    private static readonly (string Key, string Value, string Defect)[] Mistakes =
    [
        ("Login:Flow", "Pasword", "Salesforce:Login:Flow is not valid: it must be one of Password, JwtBearer"),
        ("Login:Sandbox", "maybe", "Salesforce:Login:Sandbox is not valid: it must be true or false"),
        ("Login:LoginUrl", "acme.my.salesforce.com", "Salesforce:Login:LoginUrl is not valid: it must be an address that includes the scheme"),
        ("Login:Secret", "x", "Salesforce:Login:Secret is not a known setting: the known names are Flow, Username"),
        ("Login:ClientSecrt", "x", "Salesforce:Login:ClientSecrt is not a known setting: did you mean ClientSecret?"),
        ("Client:ApiVersion", "66", "Salesforce:Client:ApiVersion is '66': it must have the form 66.0"),
        ("Client:Endpoint", "cometd", "Salesforce:Client:Endpoint is 'cometd': it must be an address"),
        ("Client:RecoveryTimeout", "10", "Salesforce:Client:RecoveryTimeout is '10': it must be a time such as 00:00:30"),
        ("Client:RequestTimeout", "02:00:00", "Salesforce:Client:RequestTimeout is 02:00:00: it must be positive, at most 01:00:00"),
        ("Client:MaxLoginsPerHour", "0", "Salesforce:Client:MaxLoginsPerHour is 0: it must be at least 1"),
        ("Client:MaxMessageBytes", "lots", "Salesforce:Client:MaxMessageBytes is 'lots': it must be a whole number"),
        ("Client:SubscribeRetry:Factor", "0.5", "Salesforce:Client:SubscribeRetry:Factor is 0.5: it must be finite, and at least 1"),
        ("Client:SubscribeRetry:Max", "1", "Salesforce:Client:SubscribeRetry:Max is not a known setting"),
        ("Client:AutoReconect", "true", "Salesforce:Client:AutoReconect is not a known setting: did you mean AutoReconnect?"),
        ("Client:OnFinalError", "Panic", "Salesforce:Client:OnFinalError is 'Panic': it must be one of StopHost, StopClient"),
        ("Clients:ApiVersion", "66.0", "Salesforce:Clients is not a known setting: did you mean Client?"),
        ("Handlers:AccountChange:Channel", "/event/Low_Ink__e", "Salesforce:Handlers:AccountChange:Channel is '/event/Low_Ink__e': the channel must begin with '/topic/', like the channel of the event type, '/topic/"),
        ("Handlers:AccountChange:Channel", "/topic/", "Salesforce:Handlers:AccountChange:Channel is '/topic/': the channel must have a name after '/topic/'"),
        ("Handlers:AccountChange:Channel", "/topic/*", "Salesforce:Handlers:AccountChange:Channel is '/topic/*': a handler receives the events of one channel"),
        ("Handlers:AccountChange:Retry:Delay", "Infinite", "Salesforce:Handlers:AccountChange:Retry:Delay is Infinite: it must be from zero to an hour"),
        ("Handlers:AccountChange:Order", "PerAccount", "Salesforce:Handlers:AccountChange:Order is 'PerAccount': it must be one of PerChannel"),
        ("Handlers:AccountChange:MaxConcurrency", "0", "Salesforce:Handlers:AccountChange:MaxConcurrency is 0: it must be from 1 to 10000"),
        ("Handlers:AccountChange:Retry:MaxAttempts", "0", "Salesforce:Handlers:AccountChange:Retry:MaxAttempts is 0: it must be at least 1"),
        ("Handlers:AccountChange:Retry:Delay", "02:00:00", "Salesforce:Handlers:AccountChange:Retry:Delay is 02:00:00"),
        ("Handlers:AccountChange:OnFailure", "DeadLetter", "Salesforce:Handlers:AccountChange:OnFailure is DeadLetter, but the client has no dead-letter handler"),
        ("Handlers:AccountChange:SaveCount", "-1", "Salesforce:Handlers:AccountChange:SaveCount is -1: it must be at least 1"),
        ("Handlers:AccountChanges:SaveCount", "1", "Salesforce:Handlers:AccountChanges is not the event type of any handler: did you mean AccountChange?"),
        ("Handlers:AccountChange:Consumers", "x", "Salesforce:Handlers:AccountChange:Consumers is not a known setting: did you mean Consumer?"),
    ];

    [Fact(Timeout = 60_000)]
    public async Task Two_hundred_wrong_hosts_name_every_wrong_key_in_one_exception()
    {
        await using var org = await TestService.StartOrgAsync();
        var random = new Random(4);
        for (var number = 0; number < 200; number++)
        {
            var mistakes = random.GetItems(Mistakes, random.Next(1, 8)).DistinctBy(static mistake => mistake.Key).ToList();
            await using var service = await TestService.CreateAsync(org);
            foreach (var (key, value, _) in mistakes) service.Builder.Configuration[$"Salesforce:{key}"] = value;
            AddAccounts(service);
            var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);
            Assert.All(mistakes, mistake => Assert.Contains(refused.Failures, failure => failure.StartsWith(mistake.Defect, StringComparison.Ordinal)));
            Assert.Equal(mistakes.Count, refused.Failures.Count());
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Parts_that_cannot_be_made_are_found_before_the_first_event()
    {
        await using var service = await TestService.CreateAsync();
        var folder = Path.Combine(Path.GetTempPath(), "missing-folder", "letters.jsonl");
        service.Add().AddHandler<AccountChange, NeedyHandler>().AddBehavior<NeedyBehavior>().UseGaps<NeedyGaps>()
            .UseDeadLetters(_ => new FileDeadLetters(new FileDeadLettersOptions { Path = folder }));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);

        Assert.Collection(
            refused.Failures,
            static defect => Assert.Matches("^Salesforce:Handlers:AccountChange: NeedyHandler cannot be created: Unable to resolve service for type '.*IMissingService'", defect),
            static defect => Assert.Matches("^Salesforce: a behavior cannot be created: .*IMissingService.*NeedyBehavior", defect),
            static defect => Assert.Matches("^Salesforce: the gap handler cannot be created: .*IMissingService.*NeedyGaps", defect),
            defect => Assert.StartsWith($"Salesforce: the dead-letter handler cannot be created: The folder of '{folder}' does not exist", defect, StringComparison.Ordinal));
    }

    /// <summary>The negative control: with its service each part is made, used and disposed, also where its disposal is asynchronous.</summary>
    [Fact(Timeout = 30_000)]
    public async Task Parts_that_can_be_made_pass()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddScoped<IMissingService, MissingService>();
        service.Add().AddHandler<AccountChange, NeedyHandler>().AddBehavior<NeedyBehavior>().UseGaps<NeedyGaps>().UseDeadLetters(_ => new JournalLetters(service.Journal));
        await service.StartAsync();
    }

    /// <summary>A network that is down at the start may be there at the first event, whose attempts are repeated.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_constructor_that_fails_otherwise_does_not_stop_the_start()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddScoped<IMissingService>(static _ => throw new TimeoutException("The network is down."));
        service.Add().AddHandler<AccountChange, NeedyHandler>();
        await service.StartAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Callbacks_that_return_null_are_defects()
    {
        await using var service = await TestService.CreateAsync();
        service.Add().UseReplayStore(static _ => null!).UseDeadLetters(static _ => null!);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);

        Assert.Equal(
            [
                "Salesforce has an invalid option that is set in code: UseReplayStore must return a store, but it returned null. To keep positions in memory only, remove the call.",
                "Salesforce: the dead-letter handler cannot be created: UseDeadLetters must return a dead-letter handler, but it returned null.",
            ],
            refused.Failures);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_lease_without_a_store_of_positions_is_a_defect()
    {
        await using var service = await TestService.CreateAsync();
        AddAccounts(service).UseLease(static _ => new MemoryLeases());

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);

        Assert.StartsWith(
            "Salesforce has a lease (UseLease) but no replay store, so another replica would not know where to continue: add UseReplayStore",
            Assert.Single(refused.Failures),
            StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_lease_that_is_null_is_a_defect_and_its_name_is_not_empty()
    {
        await using var service = await TestService.CreateAsync();
        AddAccounts(service).UseReplayStore(static _ => new InMemoryReplayStore()).UseLease(static _ => null!);
        Assert.Throws<ArgumentException>(() => service.Builder.Services.AddKeyedTypedStreaming("emea", static _ => { }).UseLease(static _ => new MemoryLeases(), " "));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);

        Assert.Contains("Salesforce has an invalid option that is set in code: UseLease must return an object that acquires the lease, but it returned null", string.Join('\n', refused.Failures), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_handler_that_was_added_twice_is_named()
    {
        await using var service = await TestService.CreateAsync();
        var builder = service.Add().AddHandler<AccountChange, NeedyHandler>();
        builder.AddHandler<AccountChange, NeedyHandler>(); // In one chain of calls TSE0038 reports it.

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);

        Assert.Equal("Salesforce:Handlers:AccountChange:Consumer is 'default' for two registrations of NeedyHandler: add the handler only once, either with AddHandler or in a list", Assert.Single(refused.Failures));
    }

    [Fact(Timeout = 30_000)]
    public async Task Correct_settings_pass()
    {
        await using var service = await TestService.CreateAsync();
        AddAccounts(service);
        await service.StartAsync();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("Password", "Username,Password,ClientId,ClientSecret", "Username, Password, ClientId and ClientSecret")]
    [InlineData("JwtBearer", "ClientId,Username,PrivateKeyFile", "ClientId, Username and PrivateKeyFile or PrivateKeyPem")]
    [InlineData("ClientCredentials", "ClientId,ClientSecret,LoginUrl", "ClientId, ClientSecret and LoginUrl")]
    [InlineData("RefreshToken", "RefreshToken,ClientId", "RefreshToken and ClientId")]
    [InlineData("StaticToken", "AccessToken,InstanceUrl", "AccessToken and InstanceUrl")]
    [InlineData("Anonymous", "InstanceUrl", "InstanceUrl")]
    public async Task A_flow_names_everything_that_it_lacks(string flow, string missing, string needs)
    {
        var refused = await RefusedAsync(new() { ["Orgs:Login:Flow"] = flow }, static (services, configuration) => services.AddTypedStreaming(configuration.GetSection("Orgs")));
        Assert.Equal(missing.Split(',').Select(key => $"Orgs:Login:{key} is missing: the flow {flow} needs {needs}"), refused.Failures);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_missing_key_file_is_one_defect()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Orgs:Login:Flow"] = "JwtBearer", ["Orgs:Login:ClientId"] = "c", ["Orgs:Login:Username"] = "u", ["Orgs:Login:PrivateKeyFile"] = "/missing/server.key",
        };
        var refused = await RefusedAsync(settings, static (services, configuration) => services.AddTypedStreaming(configuration.GetSection("Orgs")));
        Assert.Equal(["Orgs:Login:PrivateKeyFile is '/missing/server.key', but this file does not exist"], refused.Failures);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_key_that_is_a_value_and_a_section_is_refused()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Orgs:Login:Flow"] = "Anonymous", ["Orgs:Login:InstanceUrl"] = "https://acme.my.salesforce.com", ["Orgs:Client:Endpoint"] = "https://acme.my.salesforce.com/cometd",
            ["Orgs:Client:ApiVersion"] = "66.0", ["Orgs:Client:ApiVersion:Major"] = "66",
        };
        var refused = await RefusedAsync(settings, static (services, configuration) => services.AddTypedStreaming(configuration.GetSection("Orgs")));
        Assert.Equal(["Orgs:Client:ApiVersion is a section, but it must be a value"], refused.Failures);
    }

    [Fact(Timeout = 30_000)]
    public async Task Stores_of_all_clients_are_checked_at_the_start()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var name in new[] { "emea", "apac" })
        {
            settings[$"Orgs:{name}:Login:Flow"] = "StaticToken";
            settings[$"Orgs:{name}:Login:AccessToken"] = "t";
            settings[$"Orgs:{name}:Login:InstanceUrl"] = "https://acme.my.salesforce.com";
        }

        var refused = await RefusedAsync(settings, static (services, configuration) =>
        {
            services.AddKeyedTypedStreaming("emea", configuration.GetSection("Orgs")).UseReplayStore(static _ => new DefectiveStore());
            services.AddKeyedTypedStreaming("apac", configuration.GetSection("Orgs")).UseReplayStore(static _ => new DefectiveStore());
        });
        Assert.Equal(
            ["emea", "apac"],
            refused.Failures.Select(static failure => failure.Split(' ')[0].Split(':')[1]));
        Assert.All(refused.Failures, static failure =>
            Assert.EndsWith("has an invalid option that is set in code: ReplayStore (DefectiveStore): the folder does not exist; create it.", failure, StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task All_clients_are_checked_together()
    {
        var refused = await RefusedAsync(new() { ["Orgs:emea:Login:Flow"] = "Anonymous", ["Orgs:apac:Client:ApiVersion"] = "1" }, static (services, configuration) =>
        {
            services.AddKeyedTypedStreaming("emea", configuration.GetSection("Orgs"));
            services.AddKeyedTypedStreaming("apac", configuration.GetSection("Orgs"));
        });
        Assert.Equal(["Orgs:emea:Login:InstanceUrl", "Orgs:apac:Login:Flow", "Orgs:apac:Client:ApiVersion"], refused.Failures.Select(static failure => failure.Split(' ')[0]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_section_of_both_shapes_is_one_error()
    {
        var refused = await RefusedAsync(
            new() { ["Orgs:Login:Flow"] = "Anonymous", ["Orgs:Client:ApiVersion"] = "1", ["Orgs:emea:Login:Flow"] = "Pasword" },
            static (services, configuration) => services.AddKeyedTypedStreaming("emea", configuration.GetSection("Orgs")));
        Assert.Equal(
            ["Orgs contains both the settings of one client (Login, Client, Handlers) and the sections of several clients (emea): move all settings into one section for each client, such as Orgs:emea:Login"],
            refused.Failures);
        var alone = await RefusedAsync(
            new() { ["Orgs:Login:Flow"] = "Anonymous", ["Orgs:emea:Login:Flow"] = "Pasword" },
            static (services, configuration) => services.AddTypedStreaming(configuration.GetSection("Orgs")));
        Assert.StartsWith("Orgs contains both the settings of one client", Assert.Single(alone.Failures), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Sections_of_several_clients_need_their_names()
    {
        var unnamed = await RefusedAsync(
            new() { ["Orgs:emea:Login:Flow"] = "Anonymous" }, static (services, configuration) => services.AddTypedStreaming(configuration.GetSection("Orgs")));
        Assert.Equal(["Orgs contains sections for several clients (emea): add these clients with AddKeyedTypedStreaming"], unnamed.Failures);
        var misspelt = await RefusedAsync(
            new() { ["Orgs:emae:Login:Flow"] = "Anonymous" },
            static (services, configuration) => services.AddKeyedTypedStreaming("emea", configuration.GetSection("Orgs")));
        Assert.Contains("Orgs:emae is not the name of a client: did you mean emea?", misspelt.Failures);
    }

    [Theory]
    [InlineData("Login")]
    [InlineData("client")]
    [InlineData("Handlers")]
    [InlineData("a:b")]
    [InlineData(" ")]
    public void A_name_that_is_a_section_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddKeyedTypedStreaming(name, new ConfigurationBuilder().Build().GetSection("Orgs")));

    [Fact]
    public void A_whole_configuration_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTypedStreaming(new ConfigurationBuilder().Build()));

    [Fact]
    public void A_second_client_without_another_name_is_refused()
    {
        var services = new ServiceCollection();
        services.AddTypedStreaming(static _ => { });
        Assert.Throws<InvalidOperationException>(() => services.AddTypedStreaming(static _ => { }));
    }

    [Fact(Timeout = 30_000)]
    public async Task Settings_of_the_program_are_named_by_their_properties()
    {
        var refused = await RefusedAsync([], static (services, _) => services.AddTypedStreaming(static settings =>
        {
            settings.Login.Flow = LoginFlow.StaticToken;
            settings.Login.InstanceUrl = new Uri("ftp://acme.my.salesforce.com");
            settings.Login.AccessToken = "secret";
            settings.Client.MaxLoginsPerHour = 0;
        }));
        Assert.Equal(["TypedStreamingOptions.Login.instanceUrl:", "TypedStreamingOptions.Client.MaxLoginsPerHour"], refused.Failures.Select(static failure => failure.Split(' ')[0]));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Handlers_that_cannot_keep_their_promises_are_refused()
    {
        await using var service = await TestService.CreateAsync();
        var builder = service.AddHandler<AccountRecord>(static (_, _, _) => default, static options => options.Order = EventOrder.PerKey);
        service.AddHandler<AccountChange>(static (_, _, _) => default, static options => options.Order = EventOrder.PerRecord, builder);
        service.AddHandler<AccountChange>(static (_, _, _) => default, builder: builder);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);
        Assert.Collection(
            refused.Failures,
            static failure => Assert.StartsWith("Salesforce:Handlers:AccountRecord:Order is PerKey, but the handler has no key", failure, StringComparison.Ordinal),
            static failure => Assert.Contains("handles change events, but the client has no gap handler", failure, StringComparison.Ordinal),
            static failure => Assert.StartsWith("Salesforce:Handlers:AccountChange:Order is PerRecord, but AccountChange is not a change event", failure, StringComparison.Ordinal),
            static failure => Assert.StartsWith("Salesforce:Handlers:AccountChange:Consumer is 'default' for", failure, StringComparison.Ordinal));
    }

    private static TypedStreamingBuilder AddAccounts(TestService service) => service.AddHandler<AccountChange>(static (_, _, _) => default);

    private static async Task<OptionsValidationException> RefusedAsync(Dictionary<string, string?> settings, Action<IServiceCollection, IConfiguration> add)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, NoLifetime>();
        add(builder.Services, builder.Configuration);
        using var host = builder.Build();
        return await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }
}
