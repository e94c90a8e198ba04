using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Secret = "Acme Secret Ltd";
    private const string RecordId = "001Kx00000AAAAAIAZ";

    [Fact(Timeout = 30_000)]
    public async Task Each_event_is_one_span_over_all_its_attempts_linked_to_its_publisher()
    {
        await using var service = await TestService.CreateAsync();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans, service);
        service.AddHandler<LowInk>(
            (_, context, _) => context.Attempt < 2 ? throw new TimeoutException(Secret) : ValueTask.CompletedTask,
            static options => options.TraceParent = static ink => ink.Trace);
        await service.Org.PublishPlatformEventAsync(TestService.Ink, new { Printer__c = "p", Trace__c = Trace }, "0c5e2a4e-0000-4000-8000-000000000001", TestContext.Current.CancellationToken);
        await service.StartAsync();
        await service.Journal.WaitForAsync("span");
        var span = Assert.Single(spans);
        Assert.Equal(("process /event/Low_Ink__e", ActivityKind.Consumer, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(span.Links).Context.TraceId.ToString());
        Assert.Equal("salesforce", span.GetTagItem("messaging.system"));
        Assert.Equal("process", span.GetTagItem("messaging.operation.type"));
        Assert.Equal(TestService.Ink, span.GetTagItem("messaging.destination.name"));
        Assert.Equal("default", span.GetTagItem("messaging.consumer.group.name"));
        Assert.Equal("0c5e2a4e-0000-4000-8000-000000000001", span.GetTagItem("messaging.message.id"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Metrics_have_the_names_of_OpenTelemetry_and_their_tags()
    {
        await using var service = await TestService.CreateAsync();
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = Listen(measured, service);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.AddHandler<AccountChange>(async (account, context, _) =>
        {
            if (account.Id == "bad") throw new TimeoutException(Secret);
            service.Journal.Add("begun");
            await gate.Task;
        }, static options => options.Retry.MaxAttempts = 3).UseDeadLetters(services => new JournalLetters(services.GetRequiredService<Journal>()));
        await service.PublishAccountAsync("bad");
        await service.PublishAccountAsync("good");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun");
        listener.RecordObservableInstruments();
        gate.SetResult();
        Assert.Equal(2, measured.Count(static one => one.Name == "messaging.client.consumed.messages"));
        Assert.Equal(3, measured.Count(static one => one.Name == "messaging.process.duration" && one.Tags.Contains("error.type=System.TimeoutException", StringComparison.Ordinal)));
        Assert.Equal(2, measured.Count(static one => one.Name == "typedstreaming.retries"));
        Assert.Equal(1, measured.Count(static one => one.Name == "typedstreaming.dead_letters"));
        Assert.Contains(measured, static one => one is { Name: "typedstreaming.unacknowledged", Value: 1 });
        Assert.Contains(measured, static one => one is { Name: "typedstreaming.lag", Value: >= 0 });
        Assert.Contains(measured, static one => one is { Name: "typedstreaming.keys.waiting", Value: 0 });
        Assert.All(measured, static one => Assert.Contains("messaging.destination.name=/topic/AccountUpdates", one.Tags, StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task No_data_and_no_record_id_of_an_event_is_in_logs_spans_or_metrics()
    {
        await using var service = await TestService.CreateAsync();
        var spans = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var tracing = Listen(spans, service);
        using var metering = Listen(measured, service);
        service.AddHandler<AccountRecord>(
            (record, _, _) => throw new InvalidOperationException($"{record.Phone.Value} {record.Header}"), static options => options.Order = EventOrder.PerRecord)
            .UseGaps<JournalGaps>().UseDeadLetters(_ => new JournalLetters(service.Journal));
        await service.PublishRecordAsync(Secret, RecordId);
        await service.StartAsync();
        await service.Journal.WaitForAsync("span");
        await service.StopAsync();
        var seen = string.Join('\n', spans.SelectMany(static span => span.TagObjects).Select(static tag => $"{tag.Key}={tag.Value}"))
            + string.Join('\n', measured.Select(static one => one.Tags)) + service.Log.Text;
        Assert.Contains("System.InvalidOperationException in TypedStreaming.Hosting.Tests", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordId, seen, StringComparison.Ordinal);
    }

    /// <summary>Hears the spans of a service's own org only: other tests run at the same time.</summary>
    private static ActivityListener Listen(ConcurrentQueue<Activity> spans, TestService service)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HostingTelemetry.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (!Equals(span.GetTagItem("typedstreaming.organization.id"), service.Org.OrganizationId)) return;
                spans.Enqueue(span);
                service.Journal.Add("span");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Listen(ConcurrentQueue<(string Name, double Value, string Tags)> measured, TestService service)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == HostingTelemetry.Source && service.Owns(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.Start();
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = "";
        foreach (var (key, value) in tags) text += $"{key}={value} ";
        return text;
    }
}
