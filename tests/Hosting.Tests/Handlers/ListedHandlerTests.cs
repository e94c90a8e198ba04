using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Handlers;

/// <summary>The list that the generator emits for this assembly, in a real host.</summary>
public sealed class ListedHandlerTests
{
    private const string Record = "001Kx00000AAAAAIAZ";

    [Fact]
    public void The_list_names_each_handler_once_for_each_of_its_events() =>
        Assert.Equal(["KeyedHandler of AccountChange", "SharedHandler of AccountRecord", "SharedHandler of LowInk"], TestsHandlers.All.Select(static handler => handler.ToString()));

    [Fact(Timeout = 30_000)]
    public async Task Events_of_every_type_reach_the_listed_handlers()
    {
        await using var service = await TestService.CreateAsync();
        AddAll(service).IgnoreGaps();
        await service.PublishAccountAsync("1");
        await service.PublishRecordAsync("555", Record);
        await service.Org.PublishPlatformEventAsync(TestService.Ink, new { Printer__c = "p1" }, cancellationToken: TestContext.Current.CancellationToken);
        await service.StartAsync();
        await Task.WhenAll(service.Journal.WaitForAsync("keyed 1"), service.Journal.WaitForAsync("shared 555"), service.Journal.WaitForAsync("shared p1"));
        Assert.Equal(3, service.Journal.Entries.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_attributes_order_and_key_hold_up_the_events_of_one_key_alone()
    {
        await using var service = await TestService.CreateAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AddAll(service, id => id == "1" ? gate.Task : Task.CompletedTask).IgnoreGaps();
        await PublishThreeAsync(service);
        await service.StartAsync();
        await service.Journal.WaitForAsync("keyed 3");
        Assert.Equal(["keyed 3"], service.Journal.Entries);
        gate.SetResult();
        await service.Journal.WaitForAsync("keyed 2");
        Assert.Equal(["keyed 3", "keyed 1", "keyed 2"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_configuration_overrides_the_attribute_and_the_program()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Configuration["Salesforce:Handlers:AccountChange:Order"] = "PerChannel";
        service.Builder.Configuration["Salesforce:Handlers:AccountChange:Consumer"] = "configured";
        AddAll(service).IgnoreGaps().ConfigureHandler<AccountChange, KeyedHandler>(static options => (options.Consumer, options.Order) = ("program", EventOrder.None));
        await PublishThreeAsync(service);
        await service.StartAsync();
        await service.Journal.WaitForAsync("configured 3");
        Assert.Equal(["configured 1", "configured 2", "configured 3"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task One_handler_is_changed_for_one_client()
    {
        await using var service = await TestService.CreateAsync();
        foreach (var name in new[] { "a", "b" })
        {
            service.Builder.Configuration.AddInMemoryCollection(TestService.LoginOf(service.Org, $"Orgs:{name}"));
            var client = service.Builder.Services.AddKeyedTypedStreaming(name, service.Builder.Configuration.GetSection("Orgs")).AddHandlers(TestsHandlers.All).IgnoreGaps();
            if (name == "a") client.ConfigureHandler<LowInk, SharedHandler>(static options => options.Consumer += " changed");
        }

        AddScript(service, static _ => Task.CompletedTask);
        await service.PublishRecordAsync("555", Record);
        await service.Org.PublishPlatformEventAsync(TestService.Ink, new { Printer__c = "p1" }, cancellationToken: TestContext.Current.CancellationToken);
        await service.StartAsync();
        await service.Journal.WaitUntilAsync(static entries => entries.Count >= 4);
        Assert.Equal(["ashared 555", "ashared changed p1", "bshared 555", "bshared p1"], service.Journal.Entries.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task Changes_of_one_handler_add_up()
    {
        await using var service = await TestService.CreateAsync();
        AddAll(service).IgnoreGaps()
            .ConfigureHandler<AccountChange, KeyedHandler>(static options => options.Consumer += " one")
            .ConfigureHandler<AccountChange, KeyedHandler>(static options => options.Consumer += " two");
        await service.PublishAccountAsync("1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("keyed one two 1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_handler_that_was_not_added_cannot_be_changed()
    {
        await using var service = await TestService.CreateAsync();
        var wrong = Assert.Throws<InvalidOperationException>(() => service.Add().ConfigureHandler<AccountChange, KeyedHandler>(static _ => { }));
        Assert.Equal("The client has no handler KeyedHandler for AccountChange: add it with AddHandler or AddHandlers before ConfigureHandler.", wrong.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_list_without_gaps_and_a_list_twice_are_refused_at_the_start()
    {
        await using var service = await TestService.CreateAsync();
        AddAll(service).AddHandlers(TestsHandlers.All);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartAsync);
        Assert.Contains(refused.Failures, static failure => failure.Contains("(SharedHandler) handles change events, but the client has no gap handler", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, static failure => failure.Contains("Consumer is 'keyed' for two registrations of KeyedHandler: add the handler only once, either with AddHandler or in a list", StringComparison.Ordinal));
    }

    private static TypedStreamingBuilder AddAll(TestService service, Func<string, Task>? wait = null)
    {
        AddScript(service, wait ?? (static _ => Task.CompletedTask));
        return service.Add().AddHandlers(TestsHandlers.All);
    }

    private static void AddScript(TestService service, Func<string, Task> wait) => service.Builder.Services.AddSingleton(new Script<AccountChange>(async (account, context, _) =>
    {
        await wait(account.Id);
        service.Journal.Add($"{context.Consumer} {account.Id}");
    }));

    private static async Task PublishThreeAsync(TestService service)
    {
        await service.PublishAccountAsync("1", "slow");
        await service.PublishAccountAsync("2", "slow");
        await service.PublishAccountAsync("3", "fast");
    }
}
