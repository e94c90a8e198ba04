using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>Tests of the handling of one event: scopes, behaviors, failures and acknowledgement.</summary>
public sealed class AttemptTests
{
    [Fact(Timeout = 30_000)]
    public async Task An_event_is_acknowledged_after_its_handler_the_behaviours_and_the_end_of_its_scope()
    {
        await using var service = await TestService.CreateAsync();
        var store = new JournalStore(service.Journal);
        service.Builder.Services.AddScoped<ScopedThing>();
        service.AddHandler<AccountChange>(
            (_, context, _) =>
            {
                _ = context.Services.GetRequiredService<ScopedThing>();
                service.Journal.Add("handled");
                return ValueTask.CompletedTask;
            },
            static options => options.SaveInterval = TimeSpan.Zero)
            .AddBehavior<JournalBehavior.Outer>().AddBehavior<JournalBehavior.Inner>().UseReplayStore(_ => store);
        var id = await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync($"saved {id}");
        Assert.Equal(["outer in 1", "inner in 1", "handled", "inner out", "outer out", "disposed", $"saved {id}"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_attempt_has_a_scope_of_its_own()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddScoped<ScopedThing>();
        var things = new HashSet<Guid>();
        service.AddHandler<AccountChange>((_, context, _) =>
        {
            things.Add(context.Services.GetRequiredService<ScopedThing>().Id);
            service.Journal.Add($"attempt {context.Attempt}");
            return context.Attempt < 3 ? throw new TimeoutException() : ValueTask.CompletedTask;
        });
        await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync("disposed", 3);
        Assert.Equal(["attempt 1", "disposed", "attempt 2", "disposed", "attempt 3", "disposed"], service.Journal.Entries);
        Assert.Equal(3, things.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_always_fails_becomes_a_dead_letter_with_its_data_and_others_go_on()
    {
        await using var service = await TestService.CreateAsync();
        var store = new JournalStore(service.Journal);
        var letters = new JournalLetters(service.Journal);
        service.AddHandler<AccountChange>((account, context, _) =>
        {
            service.Journal.Add($"{account.Id} {context.Attempt}");
            return account.Id == "bad" ? throw new TimeoutException("Acme is slow") : ValueTask.CompletedTask;
        }, static options => options.SaveInterval = TimeSpan.Zero).UseDeadLetters(_ => letters).UseReplayStore(_ => store);
        var bad = await service.PublishAccountAsync("bad", "Acme");
        var good = await service.PublishAccountAsync("good");
        await service.StartAsync();
        await service.Journal.WaitForAsync($"saved {good}");
        Assert.Equal(["bad 1", "bad 2", "bad 3", "bad 4", "bad 5", "letter"], service.Journal.Entries.Take(6));
        var letter = Assert.Single(letters.Letters);
        Assert.Equal(("AccountChange", "default", 5, bad), (letter.EventType, letter.Consumer, letter.Attempts, letter.Metadata.ReplayId));
        Assert.Equal("System.TimeoutException: Acme is slow", letter.Cause);
        Assert.IsType<TimeoutException>(letter.Exception);
        Assert.Equal(service.Org.OrganizationId, letter.OrganizationId);
        Assert.Equal("""{"Id":"bad","Name":"Acme"}""", Encoding.UTF8.GetString(letter.Body.Span));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failure_that_is_not_transient_is_not_attempted_again()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            (_, context, _) => throw (context.Attempt == 1 ? new TimeoutException() : new FormatException()),
            static options => options.Retry.IsTransient = static failure => failure is TimeoutException)
            .UseDeadLetters(services => new JournalLetters(services.GetRequiredService<Journal>()));
        await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync("letter");
        var letters = (JournalLetters)service.Running.Services.GetRequiredService<IDeadLetterHandler>();
        Assert.Equal(2, Assert.Single(letters.Letters).Attempts);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_attempt_that_takes_too_long_is_cancelled_and_has_failed()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            async (_, context, cancellationToken) =>
            {
                service.Journal.Add($"attempt {context.Attempt}");
                if (context.Attempt == 1) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            },
            static options => options.AttemptTimeout = TimeSpan.FromMilliseconds(50));
        await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync("attempt 2");
        Assert.Contains("System.TimeoutException", service.Log.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_cannot_be_read_goes_straight_to_the_dead_letters()
    {
        await using var service = await TestService.CreateAsync();
        var letters = new JournalLetters(service.Journal);
        service.AddHandler<AccountChange>((account, _, _) =>
        {
            service.Journal.Add(account.Id);
            return ValueTask.CompletedTask;
        }).UseDeadLetters(_ => letters);
        await service.Org.PublishPushTopicAsync(TestService.Accounts, "updated", new { Name = "no id" }, TestContext.Current.CancellationToken);
        await service.PublishAccountAsync("good");
        await service.StartAsync();
        await service.Journal.WaitForAsync("good");
        Assert.Equal(["letter", "good"], service.Journal.Entries);
        var letter = Assert.Single(letters.Letters);
        Assert.Equal(0, letter.Attempts);
        Assert.Equal("""{"Name":"no id"}""", Encoding.UTF8.GetString(letter.Body.Span));
        Assert.IsType<EventDecodeException>(letter.Exception);
        Assert.Contains("could not be read as AccountChange", letter.Cause, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_is_left_out_only_where_that_is_said()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            (account, _, _) =>
            {
                if (account.Id == "bad") throw new TimeoutException();
                service.Journal.Add(account.Id);
                return ValueTask.CompletedTask;
            },
            static options => (options.OnFailure, options.Retry.MaxAttempts) = (FailureAction.Skip, 1));
        await service.PublishAccountAsync("bad");
        await service.PublishAccountAsync("good");
        await service.StartAsync();
        await service.Journal.WaitForAsync("good");
        Assert.Contains(service.Log.Entries, static entry => entry.Id.Id == 305);
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_the_first_attempt_at_an_event_that_is_younger_than_the_program_is_certainly_no_duplicate()
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddSingleton<TimeProvider>(new ShiftedTime { Shift = TimeSpan.FromMinutes(-6) });
        service.AddHandler<AccountChange>((_, context, _) =>
        {
            service.Journal.Add($"{context.Attempt} {context.MayBeDuplicate}");
            return context.Attempt == 1 ? throw new TimeoutException() : ValueTask.CompletedTask;
        });
        await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync("2 True");
        Assert.Equal(["1 False", "2 True"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_context_says_what_a_handler_needs()
    {
        await using var service = await TestService.CreateAsync();
        EventHandlingContext? seen = null;
        service.AddHandler<AccountRecord>((_, context, _) =>
        {
            seen = context;
            service.Journal.Add("handled");
            return ValueTask.CompletedTask;
        }, static options => options.Consumer = "billing").IgnoreGaps();
        await service.PublishRecordAsync("1", "001Kx00000AAAAAIAZ");
        await service.StartAsync();
        await service.Journal.WaitForAsync("handled");
        Assert.NotNull(seen);
        Assert.Equal((TestService.Records, "billing", 1, true), (seen.Channel, seen.Consumer, seen.Attempt, seen.MayBeDuplicate));
        Assert.Equal(["001Kx00000AAAAAIAZ"], seen.RecordIds);
        Assert.Equal(service.Org.OrganizationId, seen.OrganizationId);
        Assert.IsType<AccountRecord>(seen.Event);
        Assert.StartsWith($"{service.Org.OrganizationId}/", seen.IdempotencyKey, StringComparison.Ordinal);
    }
}
