using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.DeadLetters;

/// <summary>Dead letters of a real host in a file, run again by another host.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-letters-");

    [Fact(Timeout = 30_000)]
    public async Task Letters_run_again_through_behaviours_and_handler_without_a_connection()
    {
        await using var org = await TestService.StartOrgAsync();
        await using (var failing = await TestService.CreateAsync(org))
        {
            failing.AddHandler<AccountRecord>(static (_, _, _) => throw new TimeoutException(), static options => options.Retry.MaxAttempts = 2).IgnoreGaps().UseDeadLetters(_ => Letters());
            await failing.PublishRecordAsync("555", "001Kx00000AAAAAIAZ");
            await failing.StartAsync();
            await failing.Log.WaitForAsync(304);
            await failing.StopAsync();
        }

        await using var service = await TestService.CreateAsync(org);
        service.AddHandler<AccountRecord>((record, context, _) =>
        {
            service.Journal.Add($"{record.Phone.Value} {record.Header.ChangeType} {string.Join(',', context.RecordIds)} {context.Attempt} {context.MayBeDuplicate}");
            return ValueTask.CompletedTask;
        }).IgnoreGaps().AddBehavior<JournalBehavior.Outer>();
        using var host = service.Builder.Build();
        using var letters = Letters();
        var run = await letters.RunAgainAsync(host.Services.GetRequiredService<IDeadLetterRunner>(), TestContext.Current.CancellationToken);
        Assert.Equal(new DeadLetterRun(1, 0), run);
        Assert.Equal(["outer in 3", "555 Update 001Kx00000AAAAAIAZ 3 True", "outer out"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_without_a_handler_stays()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(static (_, _, _) => default);
        using var host = service.Builder.Build();
        var runner = host.Services.GetRequiredService<IDeadLetterRunner>();
        var letter = new DeadLetter { EventType = "Other", Consumer = "default", Cause = "x", Metadata = new EventMetadata { Channel = "/u/A" } };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(letter, TestContext.Current.CancellationToken).AsTask());
        Assert.Contains("has no handler for Other", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private FileDeadLetters Letters() => new(new FileDeadLettersOptions { Path = Path.Combine(_folder.FullName, "letters.jsonl") });
}
