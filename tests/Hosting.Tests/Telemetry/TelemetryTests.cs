using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Secret = "Acme Secret Ltd";
    private const string RecordId = "001Kx00000AAAAAIAZ";

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact(Timeout = 30_000)]
    public async Task Each_event_is_one_span_over_all_its_attempts_linked_to_its_publisher()
    {
        await using var service = await TestService.CreateAsync();
        using var collected = Collect(service);
        service.AddHandler<LowInk>(
            (_, context, _) => context.Attempt < 2 ? throw new TimeoutException(Secret) : ValueTask.CompletedTask,
            static options => options.TraceParent = static ink => ink.Trace);
        await service.Org.PublishPlatformEventAsync(TestService.Ink, new { Printer__c = "p", Trace__c = Trace }, "0c5e2a4e-0000-4000-8000-000000000001", TestContext.Current.CancellationToken);
        await service.StartAsync();
        await service.Journal.WaitForAsync("span");
        var span = Assert.Single(collected.Spans);
        Assert.Equal(("process /event/Low_Ink__e", ActivityKind.Consumer, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(span.Links).Context.TraceId.ToString());
        Assert.Equal("salesforce", span.GetTagItem("messaging.system"));
        Assert.Equal("process", span.GetTagItem("messaging.operation.type"));
        Assert.Equal(TestService.Ink, span.GetTagItem("messaging.destination.name"));
        Assert.Equal("default", span.GetTagItem("messaging.consumer.group.name"));
        Assert.Equal("0c5e2a4e-0000-4000-8000-000000000001", span.GetTagItem("messaging.message.id"));
        Assert.Equal("default", span.GetTagItem("typedstreaming.client"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Metrics_have_the_names_of_OpenTelemetry_and_their_tags()
    {
        await using var service = await TestService.CreateAsync();
        using var collected = Collect(service);
        service.AddHandler<AccountChange>(async (account, context, _) =>
        {
            if (account.Id == "bad") throw new TimeoutException(Secret);
            service.Journal.Add("begun");
            await _gate.Task;
        }, static options => options.Retry.MaxAttempts = 3).UseDeadLetters(services => new JournalLetters(services.GetRequiredService<Journal>()));
        await service.PublishAccountAsync("bad");
        await service.PublishAccountAsync("good");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun");
        collected.Observe();
        _gate.SetResult();
        var measured = collected.Measured;
        Assert.Equal(2, measured.Count(static one => one.Name == "messaging.client.consumed.messages"));
        Assert.Equal(3, measured.Count(static one => one.Name == "messaging.process.duration" && one.Tags.Contains("error.type=System.TimeoutException", StringComparison.Ordinal)));
        Assert.Equal(2, measured.Count(static one => one.Name == "typedstreaming.retries"));
        Assert.Equal(1, measured.Count(static one => one.Name == "typedstreaming.dead_letters"));
        Assert.Contains(measured, static one => one is { Name: "typedstreaming.unacknowledged", Value: 1 });
        Assert.Contains(measured, static one => one is { Name: "typedstreaming.keys.waiting", Value: 0 });
        Assert.All(measured, static one => Assert.Contains("messaging.destination.name=/topic/AccountUpdates", one.Tags, StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_waits_for_its_key_is_counted_and_the_lag_is_the_age_of_the_oldest_event()
    {
        await using var service = await TestService.CreateAsync();
        var time = new ShiftedTime();
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        using var collected = Collect(service);
        service.AddHandler<AccountChange>(async (account, _, _) =>
        {
            service.Journal.Add($"begun {account.Name}");
            if (account.Id == "hung") await _gate.Task;
        }, static options => (options.Order, options.Key) = (EventOrder.PerKey, static account => account.Id));
        await service.PublishAccountAsync("hung", "first");
        await service.PublishAccountAsync("hung", "follower");
        await service.PublishAccountAsync("other", "last");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun first");
        await service.Journal.WaitForAsync("begun last");
        time.Shift = TimeSpan.FromMinutes(6);
        collected.Observe();
        Assert.Equal(1, Assert.Single(collected.Measured, static one => one.Name == "typedstreaming.keys.waiting").Value);
        Assert.InRange(Assert.Single(collected.Measured, static one => one.Name == "typedstreaming.lag").Value, 360, 389);
        Assert.DoesNotContain("begun follower", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("begun follower");
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_log_line_metric_and_span_has_the_client_and_its_org()
    {
        await using var service = await TestService.CreateAsync();
        using var collected = Collect(service);
        foreach (var (key, value) in TestService.LoginOf(service.Org, "Orgs:emea")) service.Builder.Configuration[key] = value;
        service.AddHandler<AccountChange>(
            static (_, _, _) => throw new TimeoutException(), static options => options.Retry.MaxAttempts = 2,
            service.Builder.Services.AddKeyedTypedStreaming("emea", service.Builder.Configuration.GetSection("Orgs")))
            .UseDeadLetters(_ => new JournalLetters(service.Journal)).UseReplayStore(static _ => new InMemoryReplayStore()).UseLease(static _ => new MemoryLeases());
        await service.PublishAccountAsync("bad");
        await service.StartAsync();
        await service.Journal.WaitForAsync("span");
        collected.Observe();
        await service.StopAsync();

        var org = service.Org.OrganizationId;
        Assert.Equal("emea", Assert.Single(collected.Spans).GetTagItem("typedstreaming.client"));
        string[] instruments =
        [
            "messaging.client.consumed.messages", "messaging.process.duration", "typedstreaming.dead_letters", "typedstreaming.keys.waiting", "typedstreaming.lag", "typedstreaming.lease.held",
            "typedstreaming.retries", "typedstreaming.unacknowledged",
        ];
        Assert.Equal(instruments, collected.Measured.Select(static one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(collected.Measured, one => Assert.Contains($" typedstreaming.client=emea typedstreaming.org={org} ", one.Tags, StringComparison.Ordinal));

        // The first two are logged before the login.
        Assert.Equal([318, 319, 303, 304, 322], Lines(service).Select(static line => line.Id.Id));
        Assert.All(Lines(service)[..2], static line => Assert.StartsWith("[emea] The client 'emea'", line.Text, StringComparison.Ordinal));
        Assert.All(Lines(service)[2..], line => Assert.StartsWith($"[emea {org}] The client 'emea'", line.Text, StringComparison.Ordinal));
        Assert.StartsWith($"ClientName=emea OrganizationId={org} client=emea ", service.Log.PropertiesOf(304), StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_data_and_no_record_id_of_an_event_is_in_logs_spans_metrics_or_health(bool endsHost)
    {
        await using var service = await TestService.CreateAsync();
        var time = new ShiftedTime();
        service.Builder.Services.AddSingleton<TimeProvider>(time).AddHealthChecks().AddTypedStreaming();
        using var collected = Collect(service);
        var builder = service.AddHandler<AccountRecord>(
            async (record, context, _) =>
            {
                if (context.Attempt == 2)
                {
                    service.Journal.Add("again");
                    await _gate.Task;
                }

                throw new InvalidOperationException($"{record.Phone.Value} {record.Header}", new FormatException($"{record.Phone.Value} {record.Header}"));
            },
            static options => options.Order = EventOrder.PerRecord).UseGaps<JournalGaps>();
        if (!endsHost) builder.UseDeadLetters(_ => new JournalLetters(service.Journal));
        await service.PublishRecordAsync(Secret, RecordId);
        await service.PublishRecordAsync(Secret, RecordId);
        await service.StartAsync();
        await service.Journal.WaitForAsync("again");
        time.Shift = TimeSpan.FromMinutes(6);
        collected.Observe();
        var failing = await HealthAsync(service);
        _gate.SetResult();
        await service.Journal.WaitForAsync("span");
        if (endsHost) await service.Log.WaitForAsync(300);
        var after = await HealthAsync(service);
        await service.StopAsync();

        Assert.Contains("has been running for 6 min", failing, StringComparison.Ordinal);
        Assert.Contains("lag=00:06:", failing, StringComparison.Ordinal);
        Assert.Equal(endsHost, after.StartsWith("Unhealthy\nThe client has ended with a final error", StringComparison.Ordinal));
        var seen = $"{collected.Text}\n{failing}\n{after}\n{service.Log.Text}\n{service.Log.Properties}";
        Assert.Contains("System.InvalidOperationException, caused by System.FormatException in TypedStreaming.Hosting.Tests", seen, StringComparison.Ordinal);
        Assert.Contains("error.type=System.InvalidOperationException", collected.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordId[..15], seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00DKx0000000001EAA", "00DKx0000000001EAA")]
    [InlineData("00DKx0000000001", "00DKx0000000001")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("00DKx00000\ncrit: x", null)]
    [InlineData("00DKx0000000001EAA1", null)]
    public void Only_what_has_the_form_of_an_id_is_an_org_in_telemetry(string? organization, string? expected) =>
        Assert.Equal(expected, OrganizationLabel.Of(organization));

    [Fact]
    public void After_100_orgs_the_others_share_a_tag()
    {
        var tags = new ConsumerTags("worker", "/topic/A", "default");
        for (var number = 0; number <= 100; number++) Assert.Equal($"00D{number}", OrganizationOf(tags.Of($"00D{number}")));
        Assert.Equal("other", OrganizationOf(tags.Of("00D101")));
        Assert.Equal("00D7", OrganizationOf(tags.Of("00D7")));
    }

    private static object? OrganizationOf(TagList tags) => tags.Single(static tag => tag.Key == "typedstreaming.org").Value;

    private static CollectedTelemetry Collect(TestService service) => new(service.Org.OrganizationId, service.Owns, service.Journal);

    private static List<(Microsoft.Extensions.Logging.EventId Id, Microsoft.Extensions.Logging.LogLevel Level, string Text)> Lines(TestService service) =>
        [.. service.Log.Entries.Where(static entry => entry.Id.Id is >= 300 and < 400)];

    private static async Task<string> HealthAsync(TestService service)
    {
        var report = await service.Running.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return CollectedTelemetry.TextOf(report.Entries["typedstreaming"]);
    }
}
