using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>Failures that end a client, and failures that pass.</summary>
public sealed class FinalErrorTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(EventOrder.PerChannel)]
    [InlineData(EventOrder.PerKey)]
    public async Task Without_dead_letters_a_failing_event_stops_the_host_and_comes_first_after_a_restart(EventOrder order)
    {
        await using var org = await TestService.StartOrgAsync();
        var positions = new InMemoryReplayStore();
        await using (var first = await TestService.CreateAsync(org))
        {
            first.AddHandler<AccountChange>((account, _, _) =>
            {
                first.Journal.Add(account.Id);
                return account.Id == "bad" ? throw new TimeoutException() : ValueTask.CompletedTask;
            }, options => (options.Order, options.Key) = (order, static _ => "one key")).UseReplayStore(_ => positions);
            foreach (var id in new[] { "good", "bad", "next" }) await first.PublishAccountAsync(id);
            await first.StartAsync();
            await first.Stopping;
            await first.StopAsync();
            Assert.Equal(["good", "bad", "bad", "bad", "bad", "bad"], first.Journal.Entries);
            var critical = Assert.Single(first.Log.Entries, static entry => entry.Level == LogLevel.Critical);
            Assert.Contains("ScriptedHandler`1 failed 5 times to handle an event on /topic/AccountUpdates (System.TimeoutException", critical.Text, StringComparison.Ordinal);
            Assert.Contains("add UseDeadLetters", critical.Text, StringComparison.Ordinal);
        }

        await using var second = await TestService.CreateAsync(org);
        AddJournal(second).UseReplayStore(_ => positions);
        await second.StartAsync();
        await second.Journal.WaitForAsync("next");
        Assert.Equal(["bad", "next"], second.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Dead_letters_that_cannot_be_kept_stop_the_host_and_lose_nothing()
    {
        await using var org = await TestService.StartOrgAsync();
        var store = new InMemoryReplayStore();
        await using var first = await TestService.CreateAsync(org);
        first.AddHandler<AccountChange>(static (_, _, _) => throw new TimeoutException())
            .UseDeadLetters(_ => new JournalLetters(first.Journal) { Failure = new IOException("the disk is full") }).UseReplayStore(_ => store);
        await first.PublishAccountAsync("bad");
        await first.StartAsync();
        await first.Stopping;
        await first.StopAsync();
        Assert.Contains("/topic/AccountUpdates could not be stored as a dead letter", first.Log.Text, StringComparison.Ordinal);

        await using var second = await TestService.CreateAsync(org);
        AddJournal(second).UseReplayStore(_ => store);
        await second.StartAsync();
        await second.Journal.WaitForAsync("bad");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_full_file_of_dead_letters_says_so_and_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("typedstreaming-letters-");
        try
        {
            var path = Path.Combine(folder.FullName, "letters.jsonl");
            await using var service = await TestService.CreateAsync();
            service.AddHandler<AccountChange>(static (_, _, _) => throw new TimeoutException())
                .UseDeadLetters(_ => new FileDeadLetters(new FileDeadLettersOptions { Path = path, MaxBytes = 10 }));
            await service.PublishAccountAsync("bad");
            await service.StartAsync();
            await service.Log.WaitForAsync(300);
            Assert.Contains(
                $"The dead-letter file '{path}' is full: it contains 0 bytes, and the maximum is 10. Reprocess or remove its dead letters, or increase MaxBytes. The event is not acknowledged",
                service.Log.Text,
                StringComparison.Ordinal);
            await service.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failure_that_passes_makes_the_handler_take_its_events_again()
    {
        await using var service = await TestService.CreateAsync();
        var time = new PassedPauses(static pause => pause == TimeSpan.FromSeconds(1));
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        var hasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.AddHandler<AccountChange>(async (account, _, _) =>
        {
            service.Journal.Add(account.Id);
            if (account.Id != "a1") return;
            hasBegun.SetResult();
            await gate.Task;
        }).Configure(static settings => settings.Client.AutoReconnect = false);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await hasBegun.Task;
        service.Org.Faults.ExpireSessions();
        await service.Log.WaitForAsync(106);
        gate.SetResult();
        await service.PublishAccountAsync("a2");
        await service.Journal.WaitForAsync("a2");
        Assert.Equal(["a1", "a2"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_while_the_org_is_down_is_tried_again()
    {
        var org = await TestService.StartOrgAsync();
        await using var service = await TestService.CreateAsync(org);
        await org.DisposeAsync();
        service.Builder.Services.AddSingleton<TimeProvider>(new PassedPauses(static pause => pause == TimeSpan.FromSeconds(1)));
        AddJournal(service);
        await service.StartAsync();

        // The first pause, of a second, passes at once; the org is back before the second one ends.
        await service.Log.WaitForAsync(302, times: 2);
        await using var back = await TestService.StartOrgAsync(org.Url.Port, org.User);
        await back.PublishPushTopicAsync(TestService.Accounts, "updated", new { Id = "a1" }, TestContext.Current.CancellationToken);
        await service.Journal.WaitForAsync("a1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_with_a_name_stops_the_host_where_that_is_said()
    {
        await using var service = await TestService.CreateAsync();
        var settings = TestService.LoginOf(service.Org, "Orgs:bad");
        settings["Orgs:bad:Login:Password"] = "wrong";
        settings["Orgs:bad:Client:OnFinalError"] = "StopHost";
        service.Builder.Configuration.AddInMemoryCollection(settings);
        service.AddHandler<AccountChange>(
            static (_, _, _) => default, builder: service.Builder.Services.AddKeyedTypedStreaming("bad", service.Builder.Configuration.GetSection("Orgs")));
        await service.StartAsync();
        await service.Stopping;
        await service.StopAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_the_program_stops_is_a_final_error_too()
    {
        await using var service = await TestService.CreateAsync();
        AddJournal(service);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("a1");
        await service.Running.Services.GetRequiredService<IEventClient>().StopAsync(TestContext.Current.CancellationToken);
        await service.Stopping;
        await service.StopAsync();
        Assert.Contains("The application stopped the client while its handlers were running", service.Log.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task One_org_that_fails_for_good_leaves_the_other_alone()
    {
        await using var good = await TestService.StartOrgAsync();
        await using var service = await TestService.CreateAsync(good);
        service.Builder.Configuration.AddInMemoryCollection(TestService.LoginOf(good, "Orgs:good"));
        var wrong = TestService.LoginOf(good, "Orgs:bad");
        wrong["Orgs:bad:Login:Password"] = "wrong";
        service.Builder.Configuration.AddInMemoryCollection(wrong);
        foreach (var name in new[] { "bad", "good" })
        {
            var builder = service.Builder.Services.AddKeyedTypedStreaming(name, service.Builder.Configuration.GetSection("Orgs"));
            service.AddHandler<AccountChange>(
                (account, context, _) =>
                {
                    service.Journal.Add($"{context.ClientName} {account.Id}");
                    return ValueTask.CompletedTask;
                },
                builder: builder);
        }

        await service.StartAsync();
        await service.Log.WaitForAsync(300);
        await service.PublishAccountAsync("a1");
        await service.Journal.WaitForAsync("good a1");
        Assert.DoesNotContain("bad a1", service.Journal.Entries);
        await service.StopAsync();
        var critical = Assert.Single(service.Log.Entries, static entry => entry.Level == LogLevel.Critical);
        Assert.Contains("'bad' has ended with a final error", critical.Text, StringComparison.Ordinal);
        Assert.Contains("Other clients and services continue.", critical.Text, StringComparison.Ordinal);
        Assert.Contains(
            service.Log.Entries, entry => entry.Text.StartsWith($"[good {good.OrganizationId}] Session established", StringComparison.Ordinal));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(null)]
    [InlineData(FinalErrorAction.StopClient)]
    public async Task When_the_last_org_fails_for_good_the_host_stops_unless_the_program_has_said_otherwise(FinalErrorAction? action)
    {
        await using var org = await TestService.StartOrgAsync();
        await using var service = await TestService.CreateAsync(org);
        foreach (var name in new[] { "emea", "apac" })
        {
            var wrong = TestService.LoginOf(org, $"Orgs:{name}");
            wrong[$"Orgs:{name}:Login:Password"] = "wrong";
            wrong[$"Orgs:{name}:Client:OnFinalError"] = action?.ToString();
            service.Builder.Configuration.AddInMemoryCollection(wrong);
            service.AddHandler<AccountChange>(static (_, _, _) => default, builder: service.Builder.Services.AddKeyedTypedStreaming(name, service.Builder.Configuration.GetSection("Orgs")));
        }

        await service.StartAsync();
        if (action is null) await service.Stopping;
        else await service.Log.WaitForAsync(300, times: 2);
        await service.StopAsync();
        var last = service.Log.Entries.Last(static entry => entry.Id.Id == 300).Text.TrimEnd();
        Assert.EndsWith(action is null ? "No other client is running, so the host stops." : "Other clients and services continue.", last, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_fails_in_another_service_is_no_final_error_of_the_client()
    {
        await using var service = await TestService.CreateAsync();
        AddJournal(service);
        service.Builder.Services.AddHostedService<FailingService>();
        await Assert.ThrowsAsync<TimeoutException>(service.StartAsync);
        await service.DisposeAsync();
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Id.Id == 300);
    }

    private static TypedStreamingBuilder AddJournal(TestService service) => service.AddHandler<AccountChange>((account, _, _) =>
    {
        service.Journal.Add(account.Id);
        return ValueTask.CompletedTask;
    });
}
