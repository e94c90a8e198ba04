using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>Many records at the same time, with handlers that fail at random and sessions that are lost.</summary>
public sealed class ManyRecordsTests
{
    private const int Records = 100;
    private const int Changes = 20;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _handled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);
    private int _overlaps;

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_record_keeps_its_order_and_nothing_is_lost(bool reconnects)
    {
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddSingleton<TimeProvider>(new PassedPauses(static pause => pause > TimeSpan.FromSeconds(0.9) && pause < TimeSpan.FromSeconds(5)));
        service.AddHandler<AccountRecord>(
            async (record, _, _) => await HandleAsync(service, record),
            static options => (options.Order, options.MaxConcurrency, options.Retry.MaxAttempts) = (EventOrder.PerRecord, 16, 100))
            .IgnoreGaps().Configure(settings => settings.Client.AutoReconnect = reconnects);
        await service.StartAsync();
        await service.Org.WaitForSubscribersAsync(TestService.Records, 1, TestContext.Current.CancellationToken);
        for (var change = 0; change < Changes; change++)
        {
            for (var record = 0; record < Records; record++) await service.PublishRecordAsync(change.ToString(CultureInfo.InvariantCulture), Id(record));
            if (change % 5 == 3) service.Org.Faults.ExpireSessions();
        }

        await service.Journal.WaitForAsync("last", Records);
        await service.StopAsync();
        Assert.Equal(0, _overlaps);
        Assert.Equal(Records, _handled.Count);
        Assert.All(_handled.Values, static changes => Assert.Equal(Enumerable.Range(0, Changes), changes));
    }

    private static string Id(int record) => string.Create(CultureInfo.InvariantCulture, $"001Kx0000{record:000000}IAZ");

    private async Task HandleAsync(TestService service, AccountRecord record)
    {
        var id = record.Header.RecordIds[0];
        var change = int.Parse(record.Phone.Value, CultureInfo.InvariantCulture);
        if (_running.AddOrUpdate(id, 1, static (_, count) => count + 1) > 1) Interlocked.Increment(ref _overlaps);
        try
        {
            await Task.Yield();
            if (Random.Shared.Next(4) == 0) throw new TimeoutException();
            _handled.GetOrAdd(id, static _ => new ConcurrentQueue<int>()).Enqueue(change);
        }
        finally
        {
            _running.AddOrUpdate(id, 0, static (_, count) => count - 1);
        }

        if (change == Changes - 1) service.Journal.Add("last");
    }
}
